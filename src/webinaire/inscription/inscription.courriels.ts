import { config } from '#socle/config.ts'
import { type Courriel, ecrireCourriel } from '#socle/courriel.ts'
import { heureEnMots } from '#socle/dates.ts'
import type { Db } from '#socle/db.ts'
import { ecrireAgenda } from '../agenda.ts'
import { dateEnMots, type Seance, urlSeance } from '../seance.ts'
import { type Inscription, lienSigne } from './inscription.ts'

type Destinataire = Pick<Inscription, 'id' | 'courriel' | 'nom'>
type AConfirmer = Pick<Inscription, 'id' | 'courriel' | 'retireeLe'>
export type Message = {
  sujet: string
  corps: string[]
  methode?: 'PUBLISH' | 'CANCEL'
  reste?: Pick<Courriel, 'cadence' | 'valableJusqua'>
}

/**
 * À une adresse que personne n'a encore confirmée : un seul lien, sans rien d'autre à en faire, et sans le nom qu'une autre
 * personne a pu écrire dans le formulaire. Rend faux si ce lien vient déjà de partir.
 */
export async function demanderConfirmation(trx: Db, seance: Seance, inscription: AConfirmer): Promise<boolean> {
  const texte = composer('', [
    `Quelqu'un, vous sans doute, a inscrit cette adresse à « ${seance.titre} », ${dateEnMots(seance)}.`,
    `Pour confirmer, ouvrez cette page et pressez le bouton :\n${lienSigne('confirmer', inscription)}`,
    "Si ce n'est pas vous, ne faites rien : l'adresse sera oubliée dans sept jours, et aucun autre message ne partira.",
  ])
  return ecrireCourriel(trx, {
    a: inscription.courriel,
    sujet: `Confirmez votre inscription : ${seance.titre}`,
    texte,
    cadence: { usage: 'inscription-a-confirmer', objet: seance.id, auDela: 'remplacer' },
  })
}

// L'état de la séance pour qui y vient : s'il change encore avant de partir, seul le dernier part.
const duRendezvous = ({ id }: Seance) => ({ cadence: { usage: 'seance', objet: id, auDela: 'remplacer' } }) as const

/** Ce qui s'écrit à une personne inscrite, selon l'occasion. */
export const messages = {
  inscrit: (seance) => ({
    sujet: `Inscription confirmée : ${seance.titre}`,
    corps: [`C'est noté : vous êtes inscrit·e à « ${seance.titre} ».`, ...rendezvous(seance), rangement],
    methode: 'PUBLISH',
    reste: { cadence: { usage: 'inscription-confirmee', objet: seance.id, auDela: 'remplacer' } },
  }),
  deplacee: (seance) => ({
    sujet: `Changement : ${seance.titre}`,
    corps: [`Le rendez-vous « ${seance.titre} » a changé. Voici ce qu'il faut retenir maintenant.`, ...rendezvous(seance), rangement],
    methode: 'PUBLISH',
    reste: duRendezvous(seance),
  }),
  retablie: (seance) => ({
    sujet: `Finalement maintenue : ${seance.titre}`,
    corps: [`« ${seance.titre} », que nous avions annulée, aura bien lieu.`, ...rendezvous(seance), rangement],
    methode: 'PUBLISH',
    reste: duRendezvous(seance),
  }),
  annulee: (seance) => ({
    sujet: `Annulée : ${seance.titre}`,
    corps: [
      `La séance « ${seance.titre} », prévue ${dateEnMots(seance)}, n'aura pas lieu.`,
      seance.motifAnnulation,
      "Le fichier joint la retire de votre agenda. Merci de l'intérêt que vous y portiez.",
    ],
    methode: 'CANCEL',
    reste: duRendezvous(seance),
  }),
  veille: (seance) => ({
    sujet: `Demain : ${seance.titre}`,
    corps: [`« ${seance.titre} », c'est demain.`, ...rendezvous(seance)],
    reste: { valableJusqua: seance.debut },
  }),
  heure: (seance) => ({
    sujet: `À ${heureEnMots(seance.debut)} : ${seance.titre}`,
    corps: [`« ${seance.titre} » commence à ${heureEnMots(seance.debut)}.`, ...rendezvous(seance)],
    reste: { valableJusqua: seance.debut },
  }),
  merci: (seance) => ({
    sujet: `À revoir : ${seance.titre}`,
    corps: [
      `Merci d'avoir été des nôtres pour « ${seance.titre} ».`,
      `L'enregistrement, les documents et ce qu'il faut en retenir sont sur sa page :\n${config.adresse}${urlSeance(seance)}`,
      "C'est le dernier message pour cette séance.",
    ],
  }),
} satisfies Record<string, (seance: Seance) => Message>

/** Un mot de l'animation. */
export const motDeLAnimation = (seance: Seance, { sujet, message }: { sujet: string; message: string }): Message => ({
  sujet,
  corps: [
    message,
    `Ce message vous est écrit par l'animation de « ${seance.titre} », ${dateEnMots(seance)} :\n${config.adresse}${urlSeance(seance)}`,
  ],
  reste: { cadence: { usage: 'mot-aux-inscrits', objet: seance.id, auDela: 'espacer' } },
})

const rangement = 'Le fichier joint range la date dans votre agenda. Un rappel viendra la veille, puis une heure avant.'

function rendezvous(seance: Seance): string[] {
  const heure = seance.heureConnue ? ' (heure de Paris)' : ". L'heure n'est pas encore connue"
  return [
    `Quand : ${dateEnMots(seance)}${heure}.`,
    seance.lieu ? `Où : ${seance.lieu}` : '',
    seance.lienDirect ? `Pour se connecter : ${seance.lienDirect}` : seance.lieu ? '' : 'Le lien pour se connecter vous sera envoyé.',
    `Programme et questions : ${config.adresse}${urlSeance(seance)}`,
  ]
}

/** L'un de ces messages, à une personne inscrite : à son nom, avec de quoi se retirer. */
export async function ecrireAInscrit(trx: Db, seance: Seance, inscription: Destinataire, message: Message): Promise<void> {
  const { sujet, corps, methode, reste } = message
  const retrait = lienSigne('retirer', inscription)
  await ecrireCourriel(trx, {
    a: inscription.courriel,
    sujet,
    texte: composer(inscription.nom, [...corps, `Ne plus venir, et ne plus recevoir de message pour cette séance :\n${retrait}`]),
    entetes: { 'List-Unsubscribe': `<${retrait}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    pieces: methode ? [piece(seance, methode)] : [],
    ...reste,
  })
}

function piece(seance: Seance, methode: 'PUBLISH' | 'CANCEL') {
  const contenu = ecrireAgenda([seance], { nom: seance.titre, methode, avecLien: methode === 'PUBLISH' })
  return { nom: `${seance.slug}.ics`, type: `text/calendar; charset=utf-8; method=${methode}`, contenu }
}

function composer(nom: string, paragraphes: string[]): string {
  const salut = nom ? `Bonjour ${nom},` : 'Bonjour,'
  return `${[salut, ...paragraphes.filter(Boolean), 'Le Réseau des catalyseurs territoriaux, par Catalyse'].join('\n\n')}\n`
}
