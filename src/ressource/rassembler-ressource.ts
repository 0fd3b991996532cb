import { listByIds as listActeurs } from '#acteur/acteur.depot.ts'
import { urlActeur } from '#acteur/acteur.ts'
import { listByIds as listFichiers } from '#fichier/fichier.repository.ts'
import { expliquerLaPage } from '#glossaire/expliquer-a-part.ts'
import { chargerMots } from '#glossaire/glossaire.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { lireRendus } from '#socle/rendu/garder-rendus.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { urlTerritoire } from '#territoire/territoire.ts'
import { listAdaptations, listApercusParIds, listLiees } from './apercu.repository.ts'
import { licences } from './licences.ts'
import { type Ressource, textesDeRessource, urlRessource } from './ressource.ts'
import { listUsages } from './usage.repository.ts'

/** Tout ce que montre la page d'une ressource. */
export type VueDeRessource = Awaited<ReturnType<typeof rassemblerRessource>>

/** Lit ce qui entoure une ressource : ses textes mis en forme, qui l'a faite, ses fichiers, sa lignée, où elle sert. */
export async function rassemblerRessource(db: Db, referentiel: Referentiel, ressource: Ressource) {
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

async function lireFichiers(db: Db, { fichiers }: Ressource) {
  const titres = new Map(fichiers.map(({ id, titre }) => [id, titre]))
  return (await listFichiers(db, [...titres.keys()])).map((fichier) => ({ ...fichier, titre: titres.get(fichier.id) || fichier.nom }))
}

// Ses textes en HTML, les mots expliqués où on les lit d'abord ; `debut` : ses premiers mots, si elle n'a pas de résumé.
async function mettreEnForme(db: Db, ressource: Ressource) {
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

/** Une phrase pour les moteurs de recherche et les aperçus de lien, 160 caractères environ. */
export function decrireRessource({ ressource, referentiel, debut }: VueDeRessource): string {
  const type = referentiel.parId(ressource.typeId)?.libelle ?? 'Ressource'
  return `${type}. ${ressource.resume || debut}`.trim()
}

/** La ressource en données structurées (schema.org) : une ressource pédagogique, et l'article, le jeu de données ou le rapport qu'elle est. */
export function donneesStructurees(vue: VueDeRessource): object {
  const { ressource, referentiel, territoire, acteurs } = vue
  const adresse = `${config.adresse}${urlRessource(ressource)}`
  const type = referentiel.parId(ressource.typeId)
  const maturite = ressource.maturiteId === null ? undefined : referentiel.parId(ressource.maturiteId)
  const termes = referentiel.parIds(ressource.termeIds)
  const auteurs = [
    ...acteurs.map(({ nom, href }) => ({ '@type': 'Organization', name: nom, url: `${config.adresse}${href}` })),
    ...ressource.auteurs.filter((nom) => !acteurs.some((acteur) => acteur.nom === nom)).map((name) => ({ '@type': 'Thing', name })),
  ]
  const profils = termes.filter(({ liste }) => liste === 'profil').map(({ libelle }) => libelle)
  return {
    '@context': 'https://schema.org',
    '@type': ['LearningResource', genreDe(type?.code)],
    '@id': adresse,
    url: adresse,
    name: ressource.titre,
    headline: ressource.titre.slice(0, 110),
    inLanguage: ressource.langue,
    isAccessibleForFree: true,
    learningResourceType: type?.libelle,
    license: licences[ressource.licence].url ?? undefined,
    dateModified: ressource.modifieLe.toISOString(),
    ...(ressource.resume ? { description: ressource.resume, abstract: ressource.resume } : {}),
    ...(ressource.publieeLe ? { datePublished: ressource.publieeLe.toISOString() } : {}),
    ...(ressource.annee === null ? {} : { copyrightYear: ressource.annee }),
    ...(ressource.dureeMinutes === null ? {} : { timeRequired: `PT${ressource.dureeMinutes}M` }),
    ...(maturite ? { educationalLevel: maturite.libelle } : {}),
    ...(auteurs.length > 0 ? { author: auteurs } : {}),
    ...(profils.length > 0 ? { audience: profils.map((audienceType) => ({ '@type': 'Audience', audienceType })) } : {}),
    ...(termes.length > 0 ? { keywords: termes.filter(({ liste }) => liste !== 'profil').map(({ libelle }) => libelle) } : {}),
    ...(territoire
      ? { spatialCoverage: { '@type': 'AdministrativeArea', name: territoire.nom, url: `${config.adresse}${urlTerritoire(territoire)}` } }
      : {}),
    ...(vue.adapteeDe ? { isBasedOn: `${config.adresse}${urlRessource(vue.adapteeDe)}` } : {}),
    ...(ressource.sourceUrl ? { sameAs: ressource.sourceUrl } : {}),
    publisher: { '@type': 'Organization', name: 'Catalyse', url: config.adresse },
  }
}

function genreDe(code: string | undefined): string {
  if (code === 'donnee') return 'Dataset'
  return code === 'etude' ? 'Report' : 'Article'
}
