import { listByIds as listActeurs } from '#acteur/acteur.depot.ts'
import { urlActeur } from '#acteur/acteur.ts'
import { listByIds as listFichiers } from '#fichier/fichier.repository.ts'
import type { Fichier } from '#fichier/fichier.ts'
import { expliquerLaPage } from '#glossaire/expliquer-a-part.ts'
import { chargerMots } from '#glossaire/glossaire.repository.ts'
import type { MotRendu } from '#glossaire/mot.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import type { TitreDuTexte } from '#socle/markdown-riche.ts'
import { lireRendus } from '#socle/rendu/garder-rendus.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import type { Territoire } from '#territoire/territoire.ts'
import { listAdaptations, listApercusParIds, listLiees } from './apercu.repository.ts'
import type { Cadre } from './cadre.ts'
import { type ApercuDeRessource, type Ressource, textesDeRessource } from './ressource.ts'
import { listUsages, type Usage } from './usage.repository.ts'

/** Tout ce que montre la page d'une ressource. */
export type VueDeRessource = {
  ressource: Ressource
  referentiel: Referentiel
  corps: string
  sommaire: TitreDuTexte[]
  /** Le cadre d'un exemple, chaque partie en HTML ; seulement celles qui sont remplies. */
  cadre: { champ: keyof Cadre; html: string }[]
  mots: MotRendu[]
  /** Ses premiers mots, sans mise en forme ; vide si elle a un résumé. */
  debut: string
  acteurs: { nom: string; href: string }[]
  territoire: Territoire | undefined
  fichiers: (Fichier & { titre: string })[]
  liees: ApercuDeRessource[]
  adapteeDe: ApercuDeRessource | undefined
  adaptations: (ApercuDeRessource & { adaptation: string })[]
  usages: Usage[]
}

/** Lit ce qui entoure une ressource : ses textes mis en forme, qui l'a faite, ses fichiers, sa lignée, où elle sert. */
export async function rassemblerRessource(db: Db, referentiel: Referentiel, ressource: Ressource): Promise<VueDeRessource> {
  const { id, territoireId, adapteeDeId, acteurIds } = ressource
  const [acteurs, lieux, fichiers, liees, parentes, adaptations, usages, textes] = await Promise.all([
    acteurIds.length > 0 ? listActeurs(db, acteurIds) : [],
    territoireId === null ? [] : findByIds(db, [territoireId]),
    lireFichiers(db, ressource),
    listLiees(db, id),
    adapteeDeId === null ? [] : listApercusParIds(db, [adapteeDeId]),
    listAdaptations(db, id),
    listUsages(db, id),
    mettreEnForme(db, ressource),
  ])
  return {
    ressource,
    referentiel,
    ...textes,
    acteurs: acteurs.filter(({ etat }) => etat === 'publiee').map((acteur) => ({ nom: acteur.nom, href: urlActeur(acteur) })),
    territoire: lieux[0],
    fichiers,
    liees,
    adapteeDe: parentes[0],
    adaptations,
    usages,
  }
}

async function lireFichiers(db: Db, { fichiers }: Ressource): Promise<VueDeRessource['fichiers']> {
  if (fichiers.length === 0) return []
  const lus = new Map(
    (
      await listFichiers(
        db,
        fichiers.map(({ id }) => id),
      )
    ).map((fichier) => [fichier.id, fichier]),
  )
  return fichiers.flatMap(({ id, titre }) => {
    const fichier = lus.get(id)
    return fichier ? [{ ...fichier, titre: titre || fichier.nom }] : []
  })
}

type Textes = Pick<VueDeRessource, 'corps' | 'sommaire' | 'cadre' | 'mots' | 'debut'>

async function mettreEnForme(db: Db, ressource: Ressource): Promise<Textes> {
  const { cadre, corps } = textesDeRessource(ressource)
  const sansResume = ressource.resume === '' ? [{ genre: 'texte', texte: ressource.corps } as const] : []
  const [rendus, connus] = await Promise.all([lireRendus(db, [corps, ...cadre, ...sansResume]), chargerMots(db)])
  const parties = cadre.map((_partie, rang) => rendus[rang + 1]?.html ?? '')
  // Dans l'ordre de la page : un mot est expliqué là où on le lit d'abord.
  const { htmls, expliques } = await expliquerLaPage([...parties, rendus[0]?.html ?? ''], connus)
  return {
    cadre: cadre.map(({ champ }, rang) => ({ champ, html: htmls[rang] ?? '' })),
    corps: htmls.at(-1) ?? '',
    sommaire: rendus[0]?.sommaire ?? [],
    mots: expliques,
    debut: rendus[cadre.length + 1]?.html.slice(0, 140) ?? '',
  }
}
