import type { Cadre } from '#ressource/cadre.ts'
import type { SaisieDeRessource } from '#ressource/ressource.ts'
import type { Decor } from './decor.repository.ts'
import { creerHasard, type Hasard } from './hasard.ts'
import { a } from './rediger.ts'
import { vocabulaire } from './vocabulaire.ts'

/** `acteurs` : les organisations fictives qui les ont faites. */
type DecorDeRessources = Decor & { acteurs: { id: number; nom: string }[] }
export type RessourceDeDemonstration = SaisieDeRessource & { publieeIlYA: number; verifieeIlYA: number | null }

const nombreDeRessources = 120

/** Des ressources fictives de tous les types, toujours les mêmes pour la même graine. */
export function engendrerRessources(
  { communes, ...reste }: DecorDeRessources,
  { nombre = nombreDeRessources, graine = 1 } = {},
): RessourceDeDemonstration[] {
  const hasard = creerHasard(graine + 1000)
  const bourgs = communes.filter(({ population }) => population > 3000).sort((a, b) => b.population - a.population)
  const decor = { communes: bourgs.slice(0, 800), ...reste }
  return Array.from({ length: nombre }, (_, rang) => composer(decor, hasard, rang))
}

function composer({ communes, termes, acteurs }: DecorDeRessources, hasard: Hasard, rang: number): RessourceDeDemonstration {
  const { modeles, sujets } = vocabulaire().ressources
  const type = termes.medoc[rang % termes.medoc.length] ?? hasard.choisir(termes.medoc)
  const modele = modeles[type.code] ?? { titres: ['Autour de {sujet}'], minutes: [30] }
  const thematique = hasard.choisir(termes.thematique)
  const sujet = hasard.choisir(sujets[thematique.code] ?? ['une réunion'])
  const commune = hasard.choisir(communes)
  const auteurs = hasard.plusieurs(acteurs, 1 + hasard.entier(2))
  return {
    titre: `${poser(hasard.choisir(modele.titres), sujet)} (fictif)`,
    resume: `${type.libelle} de démonstration : ${sujet}, ${a(commune.nom)}, pour montrer comment se lit une ressource.`,
    corps: type.code === 'exemple' ? '' : rediger(hasard, sujet, commune.nom),
    typeId: type.id,
    maturiteId: hasard.choisir(termes.maturite).id,
    dureeMinutes: hasard.choisir(modele.minutes),
    cadre: type.code === 'exemple' ? cadreDe(hasard, sujet, commune.nom) : null,
    territoireId: hasard.chance(0.5) ? commune.id : hasard.chance(0.5) ? commune.departementId : commune.regionId,
    auteurs: auteurs.map(({ nom }) => nom),
    annee: 2018 + hasard.entier(8),
    licence: hasard.choisir(['CC-BY-4.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'etalab-2.0', 'CC-BY-NC-ND-4.0']),
    langue: 'fr',
    source: 'Démonstration : ressource fictive',
    sourceUrl: null,
    cleExterne: `demonstration:ressource:${rang + 1}`,
    estProposition: false,
    termeIds: [
      thematique,
      ...hasard.plusieurs(termes.pratique, 1 + hasard.entier(2)),
      ...hasard.plusieurs(termes.profil, 1 + hasard.entier(3)),
      ...hasard.plusieurs(termes.odd, hasard.entier(3)),
      ...hasard.plusieurs(termes.cible, hasard.entier(2)),
    ].map(({ id }) => id),
    acteurIds: auteurs.map(({ id }) => id),
    fichiers: [],
    lieeIds: [],
    publieeIlYA: hasard.entier(900),
    verifieeIlYA: hasard.chance(0.6) ? hasard.entier(700) : null,
  }
}

function rediger(hasard: Hasard, sujet: string, commune: string): string {
  const { etapes, reserves } = vocabulaire().ressources
  const [avant, pendant, apres] = [0, 1, 2].map(() =>
    hasard
      .plusieurs(etapes, 3)
      .map((etape) => `- ${etape}`)
      .join('\n'),
  )
  return `Cette ressource est fictive : elle montre à quoi ressemble un texte, avec ${sujet} pour prétexte[^1].

## Avant

${avant}

## Pendant

${pendant}

| Étape | Temps | Qui |
|:--|--:|:--|
| Accueillir | 20 min | une personne du lieu |
| Chercher ensemble | ${30 + hasard.entier(60)} min | tout le monde |
| Conclure | 15 min | qui anime |

## Après

${apres}

> ${hasard.choisir(reserves)}

[^1]: Rien de tout cela n'a eu lieu ${a(commune)}.`
}

function cadreDe(hasard: Hasard, sujet: string, commune: string): Cadre {
  const { etapes, reserves } = vocabulaire().ressources
  return {
    besoin: `Des habitants imaginaires demandaient ${sujet} ${a(commune)}, et personne ne savait par où commencer.`,
    spheres: 'La commune, deux associations et une entreprise, toutes fictives.',
    fait: hasard
      .plusieurs(etapes, 3)
      .map((etape, rang) => `${rang + 1}. ${etape}`)
      .join('\n'),
    cout: `${1 + hasard.entier(9)} 000 €, dont la moitié en temps donné.`,
    duree: `${4 + hasard.entier(14)} mois, du premier repas à l’ouverture.`,
    effets: `**${10 + hasard.entier(80)} personnes** y viennent chaque semaine ; trois projets sont nés à la même table.`,
    reprendre: 'Le repas d’abord, le règlement ensuite. La date de fin dite dès le début.',
    limites: hasard.choisir(reserves),
  }
}

const poser = (modele: string, sujet: string): string =>
  modele
    .replace('{sujet}', sujet)
    .replace('{Sujet}', sujet.charAt(0).toUpperCase() + sujet.slice(1))
    .replace(/ de (un|une|des) /, (_tout, article: string) => (article === 'des' ? ' de ' : ` d’${article} `))
