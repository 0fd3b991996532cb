import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contenuDe } from '#champ/champs.ts'
import { lireGlossaire } from '#glossaire/glossaire.salle.ts'
import { lecteurs } from '#glossaire/mot.champs.tsx'
import { genres } from '#parcours/parcours.champs.ts'
import { versions } from '#parcours/versions.ts'
import { lireContenu } from '#referentiel/referentiel.salle.ts'
import type { Liste } from '#referentiel/referentiel.ts'
import { champsDuCadre } from '#ressource/cadre.ts'
import { licences } from '#ressource/licences.ts'
import { lireDossier, lireFiches } from '#socle/contenu.ts'
import { slugifier } from '#socle/texte.ts'
import { champs as champsDeVitrine } from '#vitrine/vitrine.champs.ts'

// Le contenu fondateur, vérifié avant tout chargement : les codes existent, les renvois mènent quelque part.
const termes = new Set(lireContenu().termes.map(({ liste, code }) => `${liste}/${code}`))
const ressources = lireDossier('ressources')
const webinaires = lireDossier('webinaires')
const slugs = (fichiers: { nom: string }[]) => new Set(fichiers.map(({ nom }) => nom))
const acteurs = new Set(
  z
    .array(z.looseObject({ nom: z.string() }))
    .parse(parse(readFileSync('contenu/acteurs-fondateurs.csv', 'utf8'), { columns: true, bom: true }))
    .map(({ nom }) => slugifier(nom)),
)

const codesDe = (liste: Liste) =>
  z.array(z.string().refine((code) => termes.has(`${liste}/${code}`), { error: `Ce code n'est pas dans ${liste}.csv.` })).default([])
const parmi = (noms: Set<string>) => z.string().refine((nom) => noms.has(nom), { error: 'Ce nom ne mène nulle part.' })

const ressourceSchema = z.strictObject({
  titre: z.string().min(3).max(200),
  resume: z.string().min(40).max(500),
  type: parmi(new Set(lireContenu().termes.flatMap(({ liste, code }) => (liste === 'medoc' ? [code] : [])))),
  maturite: z.enum(['decouvrir', 'demarrer', 'approfondir', 'transmettre']),
  duree_minutes: z.number().int().min(5).max(600),
  thematiques: codesDe('thematique'),
  odd: codesDe('odd'),
  cibles: codesDe('cible'),
  pratiques: codesDe('pratique'),
  profils: codesDe('profil'),
  territoire: z
    .string()
    .regex(/^(commune|epci|departement|region):\w+$/)
    .optional(),
  auteurs: z.array(z.string()).min(1),
  annee: z.number().int().optional(),
  licence: parmi(new Set(Object.keys(licences))),
  source: z.string().min(5),
  source_url: z.url({ protocol: /^https?$/ }).optional(),
  cadre: z.strictObject(Object.fromEntries(champsDuCadre.map((champ) => [champ, z.string()]))).optional(),
})

describe('Les ressources fondatrices', () => {
  it.each(ressources)('$nom se lit, et chacun de ses codes existe', ({ texte }) => {
    const [fiche, ...autres] = lireFiches(texte)
    const { type, cadre } = ressourceSchema.parse(fiche?.entete)
    expect(autres).toEqual([])
    expect(fiche?.corps.length).toBeGreaterThan(150)
    expect(cadre !== undefined).toBe(type === 'exemple')
  })
})

const webinaireSchema = z.looseObject({
  titre: z.string().max(200),
  resume: z.string().max(500),
  debut: z.union([z.iso.date(), z.iso.datetime({ local: true, precision: -1 })]),
  profils: codesDe('profil'),
  programme: z.array(z.looseObject({ intervenants: z.array(z.looseObject({ nom: z.string(), acteur: parmi(acteurs).optional() })) })),
  contributions: z.array(parmi(acteurs)),
  partenaires: z.array(parmi(acteurs)),
  ressources: z.array(parmi(slugs(ressources))),
  source: z.string(),
})

describe('Les webinaires fondateurs', () => {
  it.each(webinaires)('$nom se lit, et ses renvois mènent quelque part', ({ texte }) => {
    expect(() => webinaireSchema.parse(lireFiches(texte)[0]?.entete)).not.toThrow()
  })
})

const teteSchema = z.looseObject({
  terme: z.string(),
  ...{ thematiques: codesDe('thematique'), pratiques: codesDe('pratique'), profils: codesDe('profil') },
})
const blocSchema = z.looseObject({
  genre: z.enum(Object.keys(genres)),
  minutes: z.number().int().default(0),
  des: z.enum(versions).default('2h'),
  ressource: z.string().optional(),
  seance: z.string().optional(),
  questions: z.array(z.looseObject({ explication: z.string().min(1) })).default([]),
})

function lireParcours(texte: string) {
  const [tete, ...blocs] = lireFiches(texte)
  return { tete: teteSchema.parse(tete?.entete), blocs: blocs.map(({ entete }) => blocSchema.parse(entete)) }
}

describe('Les parcours fondateurs', () => {
  const parcours = lireDossier('parcours')

  it('sont les sept du référentiel', () => {
    const attendus = [...termes].flatMap((terme) => (terme.startsWith('parcours/') ? [terme.slice(9)] : []))
    expect(parcours.map(({ texte }) => lireParcours(texte).tete.terme).sort()).toEqual(attendus.sort())
  })

  it.each(parcours)('$nom : étapes, exercices, vérifications, renvois et temps tiennent parole', ({ texte }) => {
    const { blocs } = lireParcours(texte)
    const de = (genre: string) => blocs.filter((bloc) => bloc.genre === genre)
    expect(de('etape').length).toBeGreaterThanOrEqual(4)
    expect(de('etape').length).toBeLessThanOrEqual(7)
    expect(de('exercice').length).toBeGreaterThanOrEqual(3)
    expect(de('verification').length).toBeGreaterThanOrEqual(1)
    for (const { ressource } of de('ressource')) parmi(slugs(ressources)).parse(ressource)
    for (const { seance } of de('webinaire')) parmi(slugs(webinaires)).parse(seance)
    const minutes = (versions: string[]) =>
      blocs.filter(({ des }) => versions.includes(des)).reduce((somme, bloc) => somme + bloc.minutes, 0)
    expect(minutes(['2h'])).toBeOneOf(entre(100, 130))
    expect(minutes(['2h', '4h'])).toBeOneOf(entre(210, 260))
    expect(minutes(['2h', '4h', '12h'])).toBeOneOf(entre(620, 760))
  })

  it('l’un d’eux porte en entier les ingénieries, les pratiques, les enseignements et le lexique', () => {
    const texte = parcours.find(({ nom }) => nom.includes('reperer'))?.texte ?? ''
    for (const attendu of [
      'gestion publique',
      'projet transverse',
      'Fab lab',
      'Il valorise les acteurs engagés',
      '| **Acteurs** |',
      'Consortium',
    ])
      expect(texte).toContain(attendu)
  })
})

describe('Les vitrines fondatrices', () => {
  it.each(lireDossier('vitrines'))('$nom se lit, et chacun de ses blocs est connu', ({ texte }) => {
    const schema = z.looseObject({ nom: z.string().max(120), accroche: z.string().max(300), blocs: z.array(z.unknown()) })
    const entete = schema.parse(lireFiches(texte)[0]?.entete)
    expect(contenuDe(champsDeVitrine, entete).blocs).toHaveLength(entete.blocs.length)
  })
})

describe('Le glossaire fondateur', () => {
  it('donne à chaque mot une définition, quatre lectures, une source, et des voisins qui existent', () => {
    const { mots } = lireGlossaire()
    const codes = new Set(mots.map(({ code }) => code))
    expect(codes.size).toBe(mots.length)
    for (const { voir, source, ...mot } of mots) {
      expect(voir.filter((code) => !codes.has(code))).toEqual([])
      expect(lecteurs.filter((lecteur) => mot[lecteur] === '')).toEqual([])
      expect(source).not.toBe('')
    }
  })
})

const entre = (min: number, max: number) => Array.from({ length: max - min + 1 }, (_, rang) => min + rang)
