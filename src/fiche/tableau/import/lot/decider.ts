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

type Lot<S extends object, E extends string, P extends object> = {
  connues: Connues<S, E, P>
  codes: Codes
  /** Celles que l'import laisse telles quelles. */
  intouchables: ReadonlySet<number>
}

/** Décide de ce que devient chaque ligne, d'après les fiches connues, et le met dans son rapport. */
export function deciseurDe<S extends object, E extends string, P extends object>(
  contexte: Contexte<S, E, P>,
  { connues, codes, intouchables }: Lot<S, E, P>,
): (decidee: Decidee<S, E, P>) => void {
  type C = Connue<S, E, P>
  const { plan, lecteurs } = contexte
  const { sorte } = plan
  const { mots, champs, normaliser = (lu: S) => lu } = sorte

  function decider(decidee: Decidee<S, E, P>) {
    const { lue, rapport, reperes } = decidee
    const refuser = (messages: string[]): void => {
      rapport.messages = [...new Set(messages)]
    }
    const illisible = rapport.messages
    const trouvee = connues.rapprocher(reperes)
    if (trouvee.genre === 'conflit')
      return refuser([`Les identifiants de cette ligne désignent plusieurs ${mots.pluriel} : ${trouvee.connues.map(nommer).join(', ')}.`])
    const connue = trouvee.genre === 'connue' ? trouvee.connue : null
    const comprise = connue
      ? lireLigne(plan, lecteurs, lue, codes, connue.contenu)
      : lue.supposees
        ? lireLigne(plan, lecteurs, { ...lue, cellules: { ...lue.supposees, ...lue.cellules } }, codes, null)
        : decidee.comprise
    const refus = [...comprise.refus, ...illisible]
    if (refus.length > 0) return refuser(refus)
    const { messages } = comprise
    const lu = connue ? comprise.contenu : naitre(contexte, comprise.contenu)
    const contenu = laisserIdentifiantsPris(lu, connue, messages)
    rapport.nom = sorte.titre(contenu)
    rapport.objetId = connue?.avant?.id
    rapport.messages = [...(connue?.ligne ? [`Même ${unNom(mots)} que la ligne ${connue.ligne}.`] : []), ...messages]
    if (connue?.avant && intouchables.has(connue.avant.id)) {
      rapport.issue = 'inchangee'
      return refuser([direLaissee(mots)])
    }
    const suivi = {
      etat: comprise.etat ?? connue?.etat ?? contexte.nouvelles,
      verifieeLe: plusRecente(connue?.verifieeLe, comprise.verifieeLe),
    }
    rapport.issue = connue === null ? 'creee' : estInchangee(connue, { contenu, ...suivi }) ? 'inchangee' : 'modifiee'
    if (rapport.issue === 'inchangee') return
    const nee = { avant: null, slug: reperes.cle ?? '', tri: reperes.tri, ligne: lue.ligne }
    decidee.connue = Object.assign(connue ?? nee, { contenu, ...suivi })
    connues.ajouter(decidee.connue)
  }

  // Le brouillon de quelqu'un se tait.
  const nommer = ({ avant, contenu }: C): string =>
    avant === null || sorte.etats[avant.etat].public
      ? entreGuillemets([sorte.titre(contenu)], 200)
      : `${mots.un} non ${accorder(mots, 'publié')}`

  // Un identifiant est unique : celui qu'une autre fiche porte déjà n'est pas repris, et la ligne le dit.
  function laisserIdentifiantsPris(contenu: S, connue: C | null, messages: string[]): S {
    const pris = champsIdentifiants<S>(plan).flatMap((champ) => {
      const porteur = connues.porteur(champ, identifiant(contenu, champ))
      if (!porteur || porteur === connue) return []
      const nom = nommer(porteur)
      messages.push(`${plan.identifiants[champ]} est déjà celui ${nom.startsWith('«') ? 'de ' : "d'"}${nom} : il n'est pas repris.`)
      return [[champ, connue?.contenu[champ] ?? null]]
    })
    return { ...contenu, ...Object.fromEntries(pris) }
  }

  function estInchangee(connue: C, { contenu, etat, verifieeLe }: Pick<C, 'contenu' | 'etat' | 'verifieeLe'>): boolean {
    if (connue.etat !== etat || connue.verifieeLe !== verifieeLe) return false
    return memeContenu(champs, normaliser(contenuDe(champs, connue.contenu), null), normaliser(contenuDe(champs, contenu), null))
  }

  return decider
}

const direLaissee = (mots: Mots): string =>
  `${accorder(mots, 'Laissé')} ${accorder(mots, 'tel', 'le')} ${accorder(mots, 'quel', 'le')} : quelqu'un ${pronoms(mots).la} tient ou l'a ${accorder(mots, 'modifié')}.`

// Une fiche confirmée depuis l'export ne redevient pas vieille en le réimportant.
const plusRecente = (a: string | null | undefined, b: string | undefined): string | null =>
  [a, b]
    .flatMap((date) => date ?? [])
    .toSorted()
    .at(-1) ?? null
