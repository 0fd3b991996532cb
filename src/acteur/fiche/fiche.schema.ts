import { z } from 'zod'
import { compacter, rnaJuste, siretJuste } from '#champ/identifiant.ts'
import { adresseSchema } from '#membre/membre.schema.ts'

const liensMax = 12

/** Le formulaire d'une fiche, tel qu'il est envoyé : les termes par leur code, les territoires par leur nom. */
export const ficheSchema = z.object({
  nom: z
    .string({ error: "Écrivez le nom de l'organisation." })
    .trim()
    .min(2, "Écrivez le nom de l'organisation : deux lettres au moins.")
    .max(200, 'Ce nom est trop long : 200 caractères au plus.'),
  est_catalyseur: caseACocher(),
  profil: z
    .string({ error: 'Choisissez le profil qui vous ressemble le plus.' })
    .min(1, 'Choisissez le profil qui vous ressemble le plus.')
    .max(100),
  sphere: texte(100, 'Choisissez une sphère dans la liste.'),
  pratiques: cases(),
  activites: cases(),
  thematiques: cases(),
  odd: cases(),
  resume: texte(300, 'Ce résumé est trop long : 300 caractères au plus.'),
  description: texte(20_000, 'Cette description est trop longue : 20 000 caractères au plus.'),
  commune: texte(200, 'Ce nom de lieu est trop long.'),
  adresse: texte(300, 'Cette adresse est trop longue : 300 caractères au plus.'),
  territoires: texte(10_000, "C'est trop de territoires : 100 au plus."),
  liens: texte(6000, `C'est trop de liens : ${liensMax} au plus.`)
    .transform(enLiens)
    .refine((liens) => liens.length <= liensMax, `C'est trop de liens : ${liensMax} au plus.`)
    .refine((liens) => liens.every(estUneAdresseWeb), 'Écrivez un lien par ligne, qui commence par https://.'),
  siret: texte(40, 'Un SIRET compte 14 chiffres.')
    .transform(compacter)
    .refine((siret) => siret === '' || siretJuste(siret), "Ce SIRET n'est pas juste : vérifiez ses 14 chiffres, ou laissez le champ vide.")
    .transform((siret) => siret || null),
  rna: texte(40, 'Un numéro RNA compte un W et 9 chiffres.')
    .transform(compacter)
    .refine((rna) => rna === '' || rnaJuste(rna), "Ce numéro RNA n'est pas juste : un W suivi de 9 chiffres, ou laissez le champ vide.")
    .transform((rna) => rna || null),
  courriel_contact: texte(254, 'Cette adresse est trop longue.')
    .refine(
      (adresse) => adresse === '' || adresseSchema.safeParse(adresse).success,
      'Cette adresse ne ressemble pas à une adresse électronique. Exemple : contact@exemple.fr.',
    )
    .transform((adresse) => adresse.trim().toLowerCase() || null),
  retirer_contact: caseACocher(),
  source: texte(300, 'Cette source est trop longue : 300 caractères au plus.'),
})
export type FicheEnvoyee = z.infer<typeof ficheSchema>

function texte(max: number, tropLong: string) {
  return z.string({ error: 'Écrivez un texte.' }).trim().max(max, tropLong).default('')
}

function caseACocher() {
  return z
    .string()
    .optional()
    .transform((valeur) => valeur === '1')
}

function cases() {
  const enListe = (valeur: unknown) => (valeur === undefined || valeur === '' ? [] : [valeur].flat())
  return z.preprocess(enListe, z.array(z.string().max(100)).max(100, 'Cochez 100 cases au plus.'))
}

// « www.exemple.fr » est ce que l'on recopie d'une carte de visite : on écrit le https:// à sa place.
function enLiens(texteSaisi: string): string[] {
  const lignes = texteSaisi.split(/\s+/).filter((ligne) => ligne !== '')
  return [...new Set(lignes.map((ligne) => (/^[a-z][a-z0-9+.-]*:/i.test(ligne) ? ligne : `https://${ligne}`)))]
}

function estUneAdresseWeb(lien: string): boolean {
  const url = URL.parse(lien)
  return lien.length <= 500 && url !== null && url.protocol === 'https:' && url.hostname.includes('.') && url.username === ''
}
