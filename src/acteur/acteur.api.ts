import type { z } from 'zod'
import { dansLOrdre, listerFonds } from '#fiche/catalogue/lister-api.ts'
import { enReference, referenceA } from '#referentiel/referentiel.api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import { apiDe, lireParametres } from '#socle/api/api.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import { enLieu } from '#territoire/territoire.api.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import type { Territoire } from '#territoire/territoire.ts'
import { pageDActeurs, parametresActeurs, acteur as schema } from './acteur.api.schema.ts'
import { findBySlug, listByIds } from './acteur.depot.ts'
import { type Acteur, urlActeur } from './acteur.ts'
import { acteurs, catalyseurs } from './annuaire.ts'

export const api = apiDe([
  {
    chemin: '/api/v1/acteurs',
    id: 'listerActeurs',
    resume: 'Lister les acteurs',
    detail: 'Les fiches publiées, par nom ; avec « q », de la plus pertinente à la moins.',
    parametres: parametresActeurs,
    reponse: pageDActeurs,
    exemple: '/api/v1/acteurs?catalyseur=1&limite=5',
    repondre: listerActeurs,
  },
  {
    chemin: '/api/v1/acteurs/{cle}',
    id: 'lireActeur',
    resume: 'Lire une fiche',
    detail: 'Une fiche publiée.',
    dansLeChemin: { cle: 'La clé de la fiche.' },
    reponse: schema,
    exemple: '/api/v1/acteurs/ronalpia',
    repondre: lireActeur,
  },
])

async function listerActeurs(c: Contexte): Promise<Response> {
  const { db } = c.var
  const { catalyseur, ...parametres } = lireParametres(c, parametresActeurs)
  const { total, ids, suivante } = await listerFonds(c, catalyseur === '1' ? catalyseurs : acteurs, parametres)
  const donnees = await presenterActeurs(db, await chargerReferentiel(db), dansLOrdre(await listByIds(db, ids), ids))
  return c.json({ total, donnees, suivante } satisfies z.infer<typeof pageDActeurs>)
}

async function lireActeur(c: Contexte): Promise<Response> {
  const { db } = c.var
  const fiche = await findBySlug(db, c.req.param('cle') ?? '')
  const [presente] = fiche?.etat === 'publiee' ? await presenterActeurs(db, await chargerReferentiel(db), [fiche]) : []
  return c.json(trouve(presente, "Aucune fiche publiée n'a cette clé."))
}

// Leurs lieux sont lus d'un coup. Jamais d'adresse de contact.
async function presenterActeurs(db: Db, referentiel: Referentiel, fiches: Acteur[]): Promise<z.infer<typeof schema>[]> {
  const ids = fiches.flatMap(({ communeId, departementId, territoireIds }) =>
    [communeId, departementId, ...territoireIds].filter((id) => id !== null),
  )
  const lieux = new Map((await findByIds(db, [...new Set(ids)])).map((t) => [t.id, t]))
  return fiches.map((fiche) => presenterActeur(fiche, referentiel, lieux))
}

function presenterActeur(fiche: Acteur, referentiel: Referentiel, lieux: Map<number, Territoire>): z.infer<typeof schema> {
  const termes = (liste: Liste) => referentiel.parIds(fiche.termeIds, liste).map(enReference)
  const lieu = (id: number | null) => {
    const lu = id === null ? undefined : lieux.get(id)
    return lu ? enLieu(lu) : null
  }
  return {
    cle: fiche.slug,
    nom: fiche.nom,
    catalyseur: fiche.estCatalyseur,
    profil: referenceA(referentiel, fiche.profilId),
    sphere: referenceA(referentiel, fiche.sphereId),
    pratiques: termes('pratique'),
    activites: termes('activite'),
    thematiques: termes('thematique'),
    odd: termes('odd'),
    resume: fiche.resume,
    description: fiche.description,
    siege: lieu(fiche.communeId),
    departement: lieu(fiche.departementId),
    longitude: fiche.point?.longitude ?? null,
    latitude: fiche.point?.latitude ?? null,
    territoires: fiche.territoireIds.flatMap((id) => lieux.get(id) ?? []).map(enLieu),
    liens: fiche.liens,
    siret: fiche.siret,
    rna: fiche.rna,
    source: fiche.source,
    tenue: fiche.proprietaireId !== null,
    verifiee_le: fiche.verifieeLe,
    modifiee_le: fiche.modifieLe.toISOString(),
    url: `${config.adresse}${urlActeur(fiche)}`,
  }
}
