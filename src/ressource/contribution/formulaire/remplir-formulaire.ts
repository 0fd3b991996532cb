import { listByIds as listActeurs } from '#acteur/acteur.depot.ts'
import { listByIds as listFichiers } from '#fichier/fichier.repository.ts'
import { dureeEnMots } from '#interface/duree.ts'
import { champsDuCadre } from '#ressource/cadre.tsx'
import { listByIds as listRessources } from '#ressource/ressource.depot.ts'
import type { SaisieDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { sansAccents } from '#socle/texte.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import { type Choix, lireChoix } from './choix.ts'
import { listNomsPartages } from './rapprocher.repository.ts'

/** La ressource comme le formulaire la montre : relue sans changement, elle redonne la même. */
export async function remplirFormulaire(db: Db, ressource: SaisieDeRessource): Promise<Saisie> {
  const [choix, lieux, acteurs, liees, fichiers] = await Promise.all([
    lireChoix(db, ressource),
    findByIds(db, ressource.territoireId === null ? [] : [ressource.territoireId]),
    listActeurs(db, ressource.acteurIds),
    listRessources(db, ressource.lieeIds),
    listFichiers(
      db,
      ressource.fichiers.map(({ id }) => id),
    ),
  ])
  const nomDe = (f: { id: number }) => ressource.fichiers.find(({ id }) => id === f.id)?.titre ?? ''
  return {
    ...champsSimples(ressource),
    ...codes(ressource, choix),
    territoire: lieux[0] ? nomEtCode(lieux[0]) : '',
    acteurs: await nommer(db, 'acteur', ressource.acteurIds, acteurs),
    liees: await nommer(
      db,
      'ressource',
      ressource.lieeIds,
      liees.map((r) => ({ ...r, nom: r.titre })),
    ),
    fichiers: fichiers.map(({ cle }) => cle),
    ...Object.fromEntries(fichiers.map((f) => [`titre_${f.cle}`, nomDe(f)])),
  }
}

function champsSimples(ressource: SaisieDeRessource): Saisie {
  const { titre, resume, corps, cadre, dureeMinutes, auteurs, annee, licence, source, sourceUrl } = ressource
  return {
    ...{ titre, resume, corps, licence, source },
    duree: dureeMinutes === null ? '' : dureeEnMots(dureeMinutes),
    auteurs: auteurs.join('\n'),
    annee: annee === null ? '' : String(annee),
    source_url: sourceUrl ?? '',
    ...Object.fromEntries(champsDuCadre.map((champ) => [`cadre_${champ}`, cadre?.[champ] ?? ''])),
  }
}

function codes(ressource: SaisieDeRessource, choix: Choix): Saisie {
  const portes = new Set([...ressource.termeIds, ressource.typeId, ressource.maturiteId])
  const de = (liste: keyof Choix) => choix[liste].filter(({ id }) => portes.has(id)).map(({ code }) => code)
  return {
    type: de('medoc')[0] ?? '',
    maturite: de('maturite')[0] ?? '',
    thematiques: de('thematique'),
    pratiques: de('pratique'),
    profils: de('profil'),
    odd: de('odd'),
    cibles: de('cible'),
  }
}

// Un nom que plusieurs portent ne désigne personne : l'adresse, elle, n'est qu'à un seul.
async function nommer(
  db: Db,
  table: 'acteur' | 'ressource',
  ids: number[],
  lus: { id: number; nom: string; slug: string }[],
): Promise<string> {
  const partages = await listNomsPartages(
    db,
    table,
    lus.map(({ nom }) => sansAccents(nom)),
  )
  const dans = ids.flatMap((id) => lus.find((lu) => lu.id === id) ?? [])
  return dans.map(({ nom, slug }) => (partages.has(sansAccents(nom)) ? `/${table}s/${slug}` : nom)).join('\n')
}
