import { normaliserEntete } from '#socle/echange/tableau.ts'

const decrites = {
  pratique: {
    titre: 'Pratiques',
    unTerme: 'une pratique',
    introduction: 'Ce que font les catalyseurs territoriaux : quatre pratiques qui se complètent.',
  },
  activite: {
    titre: 'Activités',
    unTerme: 'une activité',
    introduction: 'Les seize activités où les pratiques se reconnaissent, quatre pour chacune.',
    parent: 'pratique',
  },
  ingenierie: {
    titre: 'Ingénieries',
    unTerme: 'une ingénierie',
    introduction: "Trois façons d'aider un territoire, apparues l'une après l'autre ; la catalyse est la plus récente.",
  },
  sphere: {
    titre: 'Sphères',
    unTerme: 'une sphère',
    introduction: "Les trois sphères d'acteurs dont l'engagement fait avancer un territoire.",
  },
  profil: { titre: 'Profils', unTerme: 'un profil', introduction: "Ce qu'est une organisation de l'annuaire." },
  thematique: {
    titre: 'Thématiques',
    unTerme: 'une thématique',
    introduction: 'Les besoins des territoires. Le webinaire du 13 avril 2023 en annonce sept, sans les nommer.',
  },
  odd: {
    titre: 'Objectifs de développement durable',
    unTerme: 'un objectif',
    introduction: 'Les dix-sept objectifs adoptés par les Nations unies pour 2030, sous leur titre français.',
  },
  cible: {
    titre: "Cibles de l'ODD 17",
    unTerme: 'une cible',
    introduction: 'Les dix-neuf cibles du dix-septième objectif, celui des partenariats, dites en peu de mots.',
    parent: 'odd',
  },
  forme: {
    titre: 'Formes',
    unTerme: 'une forme',
    introduction:
      "Trois mots pour « jouer collectif », qui ne disent pas la même chose : l'objectif, la mise en œuvre et les acteurs changent.",
  },
  principe: {
    titre: "Principes d'action",
    unTerme: 'un principe',
    introduction: "Les piliers d'une relation équilibrée. La Charte du « Faire alliance » en compte sept.",
  },
  modalite: {
    titre: "Modalités d'action",
    unTerme: 'une modalité',
    introduction: "L'alchimie d'une action collective. La Charte du « Faire alliance » en compte sept.",
  },
  moyen: {
    titre: "Moyens d'action",
    unTerme: 'un moyen',
    introduction: "L'économie de l'alliance. La Charte du « Faire alliance » en compte sept.",
  },
  medoc: {
    titre: 'Types de ressources',
    unTerme: 'un type de ressource',
    introduction: 'M.E.D.O.C. : méthodes, exemples, données, outils, compétences ; nous y ajoutons les études et les kits.',
  },
  parcours: {
    titre: 'Parcours',
    unTerme: 'un parcours',
    introduction:
      'Les parcours « Agir ensemble en territoire », pour comprendre et agir. Le webinaire du 13 avril 2023 en annonce sept, sans les nommer.',
  },
  maturite: {
    titre: 'Maturité',
    unTerme: 'une maturité',
    introduction: "Où l'on en est quand on lit une ressource : on découvre, on démarre, on approfondit, ou l'on transmet à d'autres.",
  },
} as const
export type Liste = keyof typeof decrites

export type Description = {
  titre: string
  /** « une pratique », pour les boutons et les phrases. */
  unTerme: string
  introduction: string
  /** La liste dont un terme de celle-ci dépend. */
  parent?: Liste
}

/** Chaque liste, dans l'ordre. */
export const descriptions: Record<Liste, Description> = decrites
export const listes = Object.keys(descriptions).filter(estListe)

export function estListe(texte: string): texte is Liste {
  return Object.hasOwn(descriptions, texte)
}

/** Un terme d'une liste du réseau. Un terme retiré reste lisible là où il est porté, mais n'est plus proposé. */
export type Terme = {
  id: number
  liste: Liste
  code: string
  libelle: string
  pluriel: string | null
  definition: string
  /** La pratique d'une activité, l'ODD d'une cible. */
  parentId: number | null
  ordre: number
  estProposition: boolean
  source: string | null
  retireLe: Date | null
}

/** Toutes les listes, prêtes à être lues sans redemander la base. */
export type Referentiel = {
  termes: readonly Terme[]
  /** Les termes proposés de la liste, dans l'ordre ; avec `retires`, aussi ceux qui ne le sont plus. */
  liste: (liste: Liste, options?: { retires?: boolean }) => Terme[]
  /** Un terme, même retiré. */
  parId: (id: number) => Terme | undefined
  /** Les termes que portent ces identifiants, ceux d'une liste si elle est dite ; même retirés. */
  parIds: (ids: readonly number[], liste?: Liste) => Terme[]
  /** Un terme, même retiré. */
  parCode: (liste: Liste, code: string) => Terme | undefined
  /** Le terme que ce texte désigne par son code, ou par son nom sans accents ni casse ; même retiré. */
  trouver: (liste: Liste, texte: string) => Terme | undefined
  /** Les termes proposés qui dépendent de celui-ci : les activités d'une pratique, les cibles d'un ODD. */
  enfants: (id: number) => Terme[]
}

/** Range les termes pour les retrouver ; `termes` est déjà dans l'ordre d'affichage. */
export function composerReferentiel(termes: Terme[]): Referentiel {
  const parId = new Map(termes.map((terme) => [terme.id, terme]))
  const parCode = new Map(termes.map((terme) => [`${terme.liste}/${terme.code}`, terme]))
  const parNom = new Map(termes.map((terme) => [`${terme.liste}/${normaliserEntete(terme.libelle)}`, terme]))
  const proposes = termes.filter((terme) => terme.retireLe === null)
  return {
    termes,
    liste: (liste, { retires = false } = {}) => (retires ? termes : proposes).filter((terme) => terme.liste === liste),
    parId: (id) => parId.get(id),
    parIds: (ids, liste) => ids.flatMap((id) => parId.get(id) ?? []).filter((terme) => liste === undefined || terme.liste === liste),
    parCode: (liste, code) => parCode.get(`${liste}/${code}`),
    trouver: (liste, texte) => parCode.get(`${liste}/${texte.trim()}`) ?? parNom.get(`${liste}/${normaliserEntete(texte)}`),
    enfants: (id) => proposes.filter((terme) => terme.parentId === id),
  }
}

/** Le numéro officiel d'un ODD ou d'une cible (« 4 », « 17.16 »), pour le montrer devant son nom ; vide ailleurs. */
export function numeroDe(terme: Pick<Terme, 'code'>): string {
  return /^(?:odd|cible)-([\d.]+)$/.exec(terme.code)?.[1] ?? ''
}

/** « 4. Éducation de qualité », « Dialogue territorial » : le nom tel qu'il se lit seul. */
export function nomDuTerme(terme: Pick<Terme, 'code' | 'libelle'>): string {
  const numero = numeroDe(terme)
  return numero ? `${numero}. ${terme.libelle}` : terme.libelle
}
