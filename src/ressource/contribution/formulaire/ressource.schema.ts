import { z } from 'zod'
import { lireDuree } from '#champ/nombres.ts'
import { estLicence } from '#ressource/licences.ts'

/** Une ligne par élément, sans vide ni doublon. */
const lignes = (max: number, nombre: number, phrase: string) =>
  texte(max, phrase)
    .transform((valeur) => [
      ...new Set(
        valeur
          .split('\n')
          .map((ligne) => ligne.trim())
          .filter(Boolean),
      ),
    ])
    .refine((liste) => liste.length <= nombre, phrase)

/** Le formulaire d'une ressource, tel qu'il est envoyé : les termes par leur code, territoires et organisations par leur nom. */
export const ressourceSchema = z.object({
  titre: z
    .string({ error: 'Donnez un titre.' })
    .trim()
    .min(3, 'Donnez un titre : trois lettres au moins.')
    .max(200, 'Ce titre est trop long : 200 caractères au plus.'),
  resume: texte(500, 'Ce résumé est trop long : 500 caractères au plus.'),
  type: z
    .string({ error: 'Dites de quelle sorte de ressource il s’agit.' })
    .min(1, 'Dites de quelle sorte de ressource il s’agit.')
    .max(100),
  corps: texte(200_000, 'Ce texte est trop long : 200 000 caractères au plus.'),
  maturite: texte(100, 'Choisissez dans la liste.'),
  duree: texte(30, 'Écrivez une durée comme « 45 min » ou « 1 h 30 ».').transform((valeur, contexte) => {
    const minutes = lireDuree(valeur)
    if (minutes !== undefined && (minutes === null || (minutes >= 1 && minutes <= 10_080))) return minutes
    contexte.addIssue('Écrivez une durée comme « 45 min » ou « 1 h 30 », d’une semaine au plus.')
    return z.NEVER
  }),
  thematiques: cases(),
  pratiques: cases(),
  profils: cases(),
  odd: cases(),
  cibles: cases(),
  acteurs: lignes(6000, 30, 'C’est trop d’organisations : 30 au plus, une par ligne.'),
  auteurs: lignes(480, 30, 'C’est trop d’auteurs : 480 caractères au plus, un par ligne.').transform((noms) =>
    noms.map((nom) => nom.replaceAll(' ; ', ', ')),
  ),
  annee: texte(10, 'Écrivez une année, comme 2024.').transform((valeur, contexte) => {
    if (valeur === '') return null
    if (/^(19|20|21)\d\d$/.test(valeur)) return Number(valeur)
    contexte.addIssue('Écrivez une année, comme 2024.')
    return z.NEVER
  }),
  licence: z.string({ error: 'Choisissez une licence.' }).refine(estLicence, 'Choisissez une licence dans la liste.'),
  source: texte(1000, 'Cette source est trop longue : 1 000 caractères au plus.'),
  source_url: texte(1000, 'Cette adresse est trop longue.')
    .refine((url) => url === '' || estUneAdresseWeb(url), 'Écrivez une adresse qui commence par https://.')
    .transform((url) => url || null),
  liees: lignes(10_000, 20, 'C’est trop de ressources : 20 au plus, une par ligne.'),
  adaptation: texte(500, 'Cette phrase est trop longue : 500 caractères au plus.'),
})
export type RessourceEnvoyee = z.infer<typeof ressourceSchema>

export const cadreMax = 10_000

function texte(max: number, tropLong: string) {
  return z.string({ error: 'Écrivez un texte.' }).trim().max(max, tropLong).default('')
}

function cases() {
  const enListe = (valeur: unknown) => (valeur === undefined || valeur === '' ? [] : [valeur].flat())
  return z.preprocess(enListe, z.array(z.string().max(100)).max(100, 'Cochez 100 cases au plus.'))
}

function estUneAdresseWeb(lien: string): boolean {
  const url = URL.parse(lien)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.') && url.username === ''
}
