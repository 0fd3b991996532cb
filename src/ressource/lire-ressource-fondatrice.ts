import { z } from 'zod'
import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import { lireFiches } from '#socle/contenu.ts'
import { niveaux } from '#territoire/territoire.ts'
import { champsDuCadre } from './cadre.ts'
import { estLicence, type Licence } from './licences.ts'
import type { SaisieDeRessource } from './ressource.ts'

const codes = z
  .array(z.string())
  .nullish()
  .transform((liste) => liste ?? [])
const texte = z.coerce.string().trim()

const entete = z.strictObject({
  titre: texte.pipe(z.string().min(3).max(200)),
  resume: texte.pipe(z.string().max(500)).default(''),
  type: z.string(),
  maturite: z.string().nullish(),
  duree_minutes: z.number().int().min(1).max(10080).nullish(),
  thematiques: codes,
  odd: codes,
  cibles: codes,
  pratiques: codes,
  profils: codes,
  territoire: z
    .string()
    .regex(/^[a-z]+:\w+$/, 'niveau:code')
    .nullish(),
  auteurs: codes,
  annee: z.number().int().nullish(),
  licence: z.string().refine(estLicence, 'licence inconnue').default('CC-BY-4.0'),
  source: texte,
  source_url: z.url().nullish(),
  cadre: z.partialRecord(z.enum(champsDuCadre), texte).nullish(),
  proposition: z.boolean().default(true),
})

const listes = {
  thematiques: 'thematique',
  odd: 'odd',
  cibles: 'cible',
  pratiques: 'pratique',
  profils: 'profil',
} as const satisfies Record<string, Liste>

export type LieuEcrit = { niveau: (typeof niveaux)[number]; code: string }
export type RessourceEcrite = { saisie: Omit<SaisieDeRessource, 'territoireId'>; lieu: LieuEcrit | null }

/** Un fichier de contenu/ressources, ses codes traduits ; une faute dit laquelle. */
export function lireRessourceFondatrice(contenu: string, referentiel: Referentiel): RessourceEcrite {
  const [fiche, ...autres] = lireFiches(contenu)
  if (!fiche || autres.length > 0) throw new Error('une ressource, un en-tête')
  const lu = entete.parse(fiche.entete)
  const terme = (liste: Liste, code: string): number => {
    const trouve = referentiel.parCode(liste, code)
    if (!trouve) throw new Error(`« ${code} » n'est pas dans la liste ${liste}`)
    return trouve.id
  }
  const saisie = {
    titre: lu.titre,
    resume: lu.resume,
    corps: fiche.corps,
    typeId: terme('medoc', lu.type),
    maturiteId: lu.maturite ? terme('maturite', lu.maturite) : null,
    dureeMinutes: lu.duree_minutes ?? null,
    cadre: lu.cadre ? cadreEntier(lu.cadre) : null,
    auteurs: lu.auteurs,
    annee: lu.annee ?? null,
    licence: licenceDe(lu.licence),
    langue: 'fr',
    source: lu.source,
    sourceUrl: lu.source_url ?? null,
    cleExterne: null,
    estProposition: lu.proposition,
    termeIds: (['thematiques', 'odd', 'cibles', 'pratiques', 'profils'] as const).flatMap((nom) =>
      lu[nom].map((code) => terme(listes[nom], code)),
    ),
    acteurIds: [],
    fichiers: [],
    lieeIds: [],
  }
  return { saisie, lieu: lu.territoire ? lireLieu(lu.territoire) : null }
}

function cadreEntier(ecrit: Partial<Record<(typeof champsDuCadre)[number], string>>) {
  const [besoin = '', spheres = '', fait = '', cout = '', duree = '', effets = '', reprendre = '', limites = ''] = champsDuCadre.map(
    (champ) => ecrit[champ],
  )
  return { besoin, spheres, fait, cout, duree, effets, reprendre, limites }
}

const licenceDe = (valeur: string): Licence => (estLicence(valeur) ? valeur : 'CC-BY-4.0')

function lireLieu(ecrit: string): LieuEcrit {
  const [nom, code = ''] = ecrit.split(':')
  const niveau = niveaux.find((n) => n === nom)
  if (!niveau) throw new Error(`« ${nom} » n'est pas un niveau de territoire`)
  return { niveau, code }
}
