import { entreGuillemets } from '#champ/cellule.ts'
import { contenuDe, memeContenu } from '#champ/champs.ts'
import type { Codes } from '#champ/noms.ts'
import type { Concerne } from '#membre/membre.droits.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import { accorder, pronoms, unNom } from '../../../mots.ts'
import type { Mots } from '../../../sorte.ts'
import type { Plan } from '../../plan.ts'
import { type Lecteurs, type LigneComprise, type LigneLue, lireLigne } from '../lire/lire-ligne.ts'
import { type Connue, type Connues, champsIdentifiants, identifiant, type Reperes } from '../rapprocher/connues.ts'

/** Ce qui vaut pour tout l'import. */
export type Contexte<S extends object, E extends string, P extends object> = {
  plan: Plan<S, E, P>
  termes: Referentiel
  lecteurs: Lecteurs<S>
  nomFichier: string
  auteurId: string | null
  motif: string
  simuler: boolean
  /** L'état d'une fiche nouvelle. */
  nouvelles: E
  /** Vrai : qui importe tient les fiches nouvelles. */
  tenues: boolean
  /** Vrai : une fiche que quelqu'un tient ou a modifiée n'est pas touchée (contenu fondateur). */
  menager: boolean
  /** Absent : tout est permis. */
  peutEcrire?: ((portee: Concerne) => boolean) | undefined
  /** Un essai n'écrit rien : il se souvient ici des fiches qu'il aurait créées. */
  memoire: Connues<S, E, P>
}

export type Decidee<S extends object, E extends string, P extends object> = {
  lue: LigneLue
  comprise: LigneComprise<S, E>
  reperes: Reperes<S>
  rapport: LigneDeRapport
  connue: Connue<S, E, P> | null
}

/** Le contenu d'une fiche qui naît de ce fichier. */
export const naitre = <S extends object, E extends string, P extends object>({ plan, nomFichier }: Contexte<S, E, P>, lu: S): S =>
  plan.cellules.reduce((contenu, { neuve }) => neuve?.(contenu, nomFichier) ?? contenu, lu)

/** Décide de ce que devient une ligne, d'après les fiches connues, et le met dans son rapport. */
export function decider<S extends object, E extends string, P extends object>(
  decidee: Decidee<S, E, P>,
  connues: Connues<S, E, P>,
  codes: Codes,
  intouchables: ReadonlySet<number>,
  contexte: Contexte<S, E, P>,
): void {
  const { lue, rapport, reperes } = decidee
  const { plan, lecteurs } = contexte
  const { sorte } = plan
  const refuser = (messages: string[]): void => {
    rapport.messages = [...new Set(messages)]
  }
  const illisible = rapport.messages
  const trouvee = connues.rapprocher(reperes)
  if (trouvee.genre === 'conflit') {
    const noms = trouvee.connues.map((connue) => nommer(connue, plan)).join(', ')
    refuser([`Les identifiants de cette ligne désignent plusieurs ${sorte.mots.pluriel} : ${noms}.`])
    return
  }
  const connue = trouvee.genre === 'connue' ? trouvee.connue : null
  const comprise = connue
    ? lireLigne(plan, lecteurs, lue, codes, connue.contenu)
    : lue.supposees
      ? lireLigne(plan, lecteurs, { ...lue, cellules: { ...lue.supposees, ...lue.cellules } }, codes, null)
      : decidee.comprise
  const refus = [...comprise.refus, ...illisible]
  if (refus.length > 0) {
    refuser(refus)
    return
  }
  const { messages } = comprise
  const lu = connue ? comprise.contenu : naitre(contexte, comprise.contenu)
  const contenu = laisserIdentifiantsPris(lu, connue, connues, messages, plan)
  rapport.nom = sorte.titre(contenu)
  rapport.objetId = connue?.avant?.id
  rapport.messages = [...(connue?.ligne ? [`Même ${unNom(sorte.mots)} que la ligne ${connue.ligne}.`] : []), ...messages]
  if (connue?.avant && intouchables.has(connue.avant.id)) {
    rapport.issue = 'inchangee'
    refuser([direLaissee(sorte.mots)])
    return
  }
  const suivi = {
    etat: comprise.etat ?? connue?.etat ?? contexte.nouvelles,
    verifieeLe: plusRecente(connue?.verifieeLe, comprise.verifieeLe),
  }
  rapport.issue = connue === null ? 'creee' : estInchangee(connue, { contenu, ...suivi }, plan) ? 'inchangee' : 'modifiee'
  if (rapport.issue === 'inchangee') return
  decidee.connue = Object.assign(connue ?? { avant: null, slug: reperes.cle ?? '', tri: reperes.tri, ligne: lue.ligne }, {
    contenu,
    ...suivi,
  })
  connues.ajouter(decidee.connue)
}

const direLaissee = (mots: Mots): string =>
  `${accorder(mots, 'Laissé')} ${accorder(mots, 'tel', 'le')} ${accorder(mots, 'quel', 'le')} : quelqu'un ${pronoms(mots).la} tient ou l'a ${accorder(mots, 'modifié')}.`

// Le brouillon de quelqu'un se tait.
function nommer<S extends object, E extends string, P extends object>(
  { avant, contenu }: Connue<S, E, P>,
  { sorte }: Plan<S, E, P>,
): string {
  if (avant === null || sorte.etats[avant.etat].public) return entreGuillemets([sorte.titre(contenu)], 200)
  return `${sorte.mots.un} non ${accorder(sorte.mots, 'publié')}`
}

// Un identifiant est unique : celui qu'une autre fiche porte déjà n'est pas repris, et la ligne le dit.
function laisserIdentifiantsPris<S extends object, E extends string, P extends object>(
  contenu: S,
  connue: Connue<S, E, P> | null,
  connues: Connues<S, E, P>,
  messages: string[],
  plan: Plan<S, E, P>,
): S {
  const pris = champsIdentifiants<S>(plan).flatMap((champ) => {
    const porteur = connues.porteur(champ, identifiant(contenu, champ))
    if (!porteur || porteur === connue) return []
    const nom = nommer(porteur, plan)
    messages.push(`${plan.identifiants[champ]} est déjà celui ${nom.startsWith('«') ? 'de ' : "d'"}${nom} : il n'est pas repris.`)
    return [[champ, connue?.contenu[champ] ?? null]]
  })
  return { ...contenu, ...Object.fromEntries(pris) }
}

function estInchangee<S extends object, E extends string, P extends object>(
  connue: Connue<S, E, P>,
  { contenu, etat, verifieeLe }: Pick<Connue<S, E, P>, 'contenu' | 'etat' | 'verifieeLe'>,
  { sorte: { champs, normaliser = (lu) => lu } }: Plan<S, E, P>,
): boolean {
  if (connue.etat !== etat || connue.verifieeLe !== verifieeLe) return false
  return memeContenu(champs, normaliser(contenuDe(champs, connue.contenu), null), normaliser(contenuDe(champs, contenu), null))
}

// Une fiche confirmée depuis l'export ne redevient pas vieille en le réimportant.
const plusRecente = (a: string | null | undefined, b: string | undefined): string | null =>
  [a, b]
    .flatMap((date) => date ?? [])
    .toSorted()
    .at(-1) ?? null
