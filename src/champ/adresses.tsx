import { Champ as Saisie } from '#interface/Champ.tsx'
import { adresseSchema } from '#membre/membre.schema.ts'
import type { Morceau } from '#socle/differer.ts'
import { valeursDe } from '#socle/echange/cellule.ts'
import { abreger, type Cellule, entreGuillemets, uneColonne } from './cellule.ts'
import { type Champ, champ, faute, lu } from './champ.ts'
import { texteDe } from './saisie.ts'
import { mesure, suite } from './simples.tsx'
import type { Aspect } from './texte.tsx'

/** Vrai si le lien mène à un site : https (ou http, s'il est admis), un nom de domaine, pas d'identifiants. */
function estUneAdresseWeb(lien: string, protocoles: readonly string[] = ['https:']): boolean {
  const url = URL.parse(lien)
  return url !== null && protocoles.includes(url.protocol) && url.hostname.includes('.') && url.username === ''
}

type Adresse = Aspect & { libelle: string; max: number; protocoles?: readonly string[]; phrase?: string }

/** L'adresse d'une page ; http est admis, sauf mention : des sources anciennes n'ont qu'elle. */
export const adresseWeb = ({
  protocoles = ['https:', 'http:'],
  phrase = 'Écrivez une adresse qui commence par https://.',
  ...o
}: Adresse): Champ<string | null> =>
  mesure<string | null>({
    type: 'url',
    ...o,
    vide: null,
    garde: (brut) => (typeof brut === 'string' && brut !== '' ? brut : null),
    comprendre: (texte) => {
      if (texte.length > o.max) return 'Cette adresse est trop longue.'
      if (texte !== '' && !estUneAdresseWeb(texte, protocoles)) return phrase
      return { valeur: texte || null }
    },
    ecrire: (valeur) => valeur ?? '',
    cellule: (nom) =>
      uneColonne<string | null>(nom, {
        ecrire: (valeur) => valeur,
        lire: (texte, { dire }) => {
          const adresse = texte.trim()
          if (/^https?:\/\/\S+$/i.test(adresse) && URL.canParse(adresse) && adresse.length <= 500) return adresse
          if (adresse !== '') dire(`« ${abreger(adresse)} » n'est pas une adresse de site : ignorée.`)
          return null
        },
      }),
  })

/** Des liens, un par ligne. « www.exemple.fr » est ce que l'on recopie d'une carte de visite : on écrit le https:// à sa place. */
export const liens = ({ nombre, ...o }: Aspect & { libelle: string; nombre: number }): Champ<string[]> => ({
  cellule: liensEnCellule,
  ...suite({
    ...o,
    separer: (texte) => texte.split(/\s+/).filter((ligne) => ligne !== ''),
    max: { signes: 6000, lignes: nombre, phrase: `C'est trop de liens : ${nombre} au plus.` },
    ligne: (tape) => {
      const lien = /^[a-z][a-z0-9+.-]*:/i.test(tape) ? tape : `https://${tape}`
      return lien.length <= 500 && estUneAdresseWeb(lien) ? { valeur: lien } : 'Écrivez un lien par ligne, qui commence par https://.'
    },
  }),
})

/** Séparés par « | » ou des espaces ; http est admis, et le https:// qui manque s'écrit à sa place. 20 au plus. */
const liensEnCellule = (nom: string): Cellule<string[]> =>
  uneColonne(nom, {
    ecrire: (valeur) => valeur,
    lire: (cellule, { dire }) => {
      const lus = valeursDe(cellule, /[|\s]+/).map((texte) => ({ texte, lien: enLien(texte) }))
      const faux = lus.flatMap(({ texte, lien }) => (lien === undefined ? [texte] : []))
      if (faux.length > 0) dire(`${entreGuillemets(faux)} n'est pas une adresse de site : ignoré.`)
      return [...new Set(lus.flatMap(({ lien }) => lien ?? []))].slice(0, 20)
    },
  })

function enLien(texte: string): string | undefined {
  const avecProtocole = /^https?:\/\//i.test(texte) ? texte : /^[\w-]+(\.[\w-]+)+(\/|$)/.test(texte) ? `https://${texte}` : ''
  return URL.canParse(avecProtocole) && avecProtocole.length <= 500 ? avecProtocole : undefined
}

type Secret = { libelle: string; rubrique: string; aide: string; retirer: { nom: string; libelle: string; aide: string } }

/** Une adresse électronique jamais montrée : vide, elle reste celle d'avant ; une case la retire. */
export function courrielSecret({ libelle, rubrique, aide, retirer }: Secret): Champ<string | null> {
  return champ<string | null>({
    libelle,
    vide: null,
    // Une adresse effacée avec son propriétaire laisse un texte vide dans l'historique : c'est une adresse inconnue.
    garde: (brut) => (typeof brut === 'string' && brut !== '' ? brut : null),
    lire: ({ saisie, nom, avant }) => {
      const tape = texteDe(saisie, nom).trim().toLowerCase()
      if (tape.length > 254) return faute(nom, 'Cette adresse est trop longue.')
      if (tape !== '' && !adresseSchema.safeParse(tape).success)
        return faute(nom, 'Cette adresse ne ressemble pas à une adresse électronique. Exemple : contact@exemple.fr.')
      if (texteDe(saisie, retirer.nom) === '1') return lu(null)
      return lu(tape || (avant ?? null))
    },
    remplir: (_, nom) => ({ [nom]: '' }),
    Controle: ({ nom, saisie, fautes, avant }) => {
      const gardee = avant ? ' Une adresse est déjà enregistrée : laissez vide pour la garder.' : ''
      const valeur = texteDe(saisie, nom)
      return (
        <>
          <Saisie {...{ nom, libelle, valeur }} type="email" autocomplete="off" aide={aide + gardee} erreur={fautes[nom]?.phrase} />
          {avant && <Saisie {...retirer} type="case" valeur={texteDe(saisie, retirer.nom)} />}
        </>
      )
    },
    dire: () => [],
    comparer: (avant, apres) => {
      if (avant === apres) return []
      const morceaux: Morceau[] = [
        { etat: 'ote', texte: avant ? 'Une adresse, jamais montrée' : "Pas d'adresse" },
        { etat: 'ajoute', texte: apres ? `Une ${avant ? 'autre ' : ''}adresse, jamais montrée` : "Pas d'adresse" },
      ]
      return [{ libelle: rubrique, morceaux }]
    },
    // Se donne dans un tableau, mais ne sort jamais ; vide, elle reste celle d'avant.
    cellule: (nom) => ({
      ...uneColonne<string | null>(nom, {
        ecrire: () => null,
        lire: (texte, { dire }) => {
          const adresse = texte.trim()
          if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(adresse)) return adresse
          if (texte !== '') dire(`L'adresse électronique « ${abreger(texte)} » n'en est pas une : ignorée.`)
          return undefined
        },
      }),
      colonnes: [],
      lues: [nom],
    }),
  })
}
