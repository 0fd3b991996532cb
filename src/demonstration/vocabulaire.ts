import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const mots = z.array(z.string()).min(1).readonly()
/** Par code du référentiel. */
const parCode = z.record(z.string(), mots)
const schema = z.object({
  organisations: z.object({
    enseignes: parCode,
    complements: mots,
    voies: mots,
    roles: parCode,
    ouvertures: mots,
    parPratique: parCode,
    parThematique: parCode,
    clotures: mots,
  }),
  ressources: z.object({
    sujets: parCode,
    modeles: z.record(z.string(), z.object({ titres: mots, minutes: z.array(z.number()).min(1) })),
    etapes: mots,
    reserves: mots,
  }),
})

let lu: z.infer<typeof schema> | undefined

/** Les mots de contenu/demonstration.yaml, lus une fois. */
export const vocabulaire = () => (lu ??= schema.parse(parse(readFileSync(path.resolve('contenu/demonstration.yaml'), 'utf8'))))
