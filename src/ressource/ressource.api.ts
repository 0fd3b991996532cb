import type { z } from 'zod'
import { dansLOrdre, listerFonds } from '#fiche/catalogue/lister-api.ts'
import { enReference } from '#referentiel/referentiel.api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Liste, Referentiel, Terme } from '#referentiel/referentiel.ts'
import { apiDe, lireParametres } from '#socle/api/api.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import { enLieu } from '#territoire/territoire.api.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { ressources } from './fonds.ts'
import { type apercuDeRessource, pageDeRessources, parametresRessources, ressource as schemaRessource } from './ressource.api.schema.ts'
import { findBySlug, listByIds } from './ressource.depot.ts'
import { type Ressource, urlRessource } from './ressource.ts'

export const api = apiDe([
  {
    rang: 2,
    chemin: '/api/v1/ressources',
    id: 'listerRessources',
    resume: 'Lister les ressources',
    detail: 'Les ressources publiées, les plus récentes d’abord ; avec « q », de la plus pertinente à la moins. Sans leur texte.',
    parametres: parametresRessources,
    reponse: pageDeRessources,
    exemple: '/api/v1/ressources?type=methode&limite=5',
    repondre: listerRessources,
  },
  {
    rang: 2,
    chemin: '/api/v1/ressources/{cle}',
    id: 'lireRessource',
    resume: 'Lire une ressource',
    detail: 'Une ressource publiée, texte compris.',
    dansLeChemin: { cle: 'La clé de la ressource.' },
    reponse: schemaRessource,
    exemple: '/api/v1/ressources/fiche-d-alliance',
    repondre: lireRessource,
  },
])

async function listerRessources(c: Contexte): Promise<Response> {
  const { db } = c.var
  const { total, ids, suivante } = await listerFonds(c, ressources, lireParametres(c, parametresRessources))
  const donnees = await presenter(db, await chargerReferentiel(db), dansLOrdre(await listByIds(db, ids), ids))
  return c.json({ total, donnees, suivante } satisfies z.infer<typeof pageDeRessources>)
}

async function lireRessource(c: Contexte): Promise<Response> {
  const { db } = c.var
  const trouvee = await findBySlug(db, c.req.param('cle') ?? '')
  const publiee = trouve(trouvee?.etat === 'publiee' ? trouvee : undefined, "Aucune ressource publiée n'a cette clé.")
  const [apercu] = await presenter(db, await chargerReferentiel(db), [publiee])
  const { corps, cadre } = publiee
  return c.json({ ...trouve(apercu, ''), corps, cadre } satisfies z.infer<typeof schemaRessource>)
}

async function presenter(db: Db, referentiel: Referentiel, ressources: Ressource[]): Promise<z.infer<typeof apercuDeRessource>[]> {
  const ids = ressources.flatMap(({ territoireId }) => territoireId ?? [])
  const lieux = new Map((await findByIds(db, [...new Set(ids)])).map((t) => [t.id, t]))
  return ressources.map((ressource) => {
    const territoire = lieux.get(ressource.territoireId ?? 0)
    return { ...presenterUne(ressource, referentiel), territoire: territoire ? enLieu(territoire) : null }
  })
}

function presenterUne(r: Ressource, referentiel: Referentiel): Omit<z.infer<typeof apercuDeRessource>, 'territoire'> {
  const siens = r.termeIds.flatMap((id) => referentiel.parId(id) ?? [])
  const termes = (liste: Liste) => siens.filter((terme: Terme) => terme.liste === liste).map(enReference)
  const terme = (id: number | null) => (id === null ? undefined : referentiel.parId(id))
  const [type, maturite] = [terme(r.typeId), terme(r.maturiteId)]
  return {
    cle: r.slug,
    titre: r.titre,
    resume: r.resume,
    type: type ? enReference(type) : null,
    maturite: maturite ? enReference(maturite) : null,
    duree_minutes: r.dureeMinutes,
    thematiques: termes('thematique'),
    pratiques: termes('pratique'),
    profils: termes('profil'),
    odd: termes('odd'),
    cibles: termes('cible'),
    auteurs: r.auteurs,
    annee: r.annee,
    licence: r.licence,
    langue: r.langue,
    source: r.source,
    source_url: r.sourceUrl,
    proposition: r.estProposition,
    verifiee_le: r.verifieeLe,
    publiee_le: r.publieeLe?.toISOString() ?? null,
    modifiee_le: r.modifieLe.toISOString(),
    url: `${config.adresse}${urlRessource(r)}`,
  }
}
