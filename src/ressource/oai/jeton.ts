import { z } from 'zod'
import { ErreurOai } from './oai.ts'

/** Où reprendre une liste : tout est dans le jeton, le serveur ne garde rien. */
const contenu = z.object({
  verbe: z.enum(['ListRecords', 'ListIdentifiers']),
  depuis: z.iso.datetime().nullable(),
  avant: z.iso.datetime().nullable(),
  ensemble: z.string().max(120).nullable(),
  le: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00$/),
  id: z.number().int().positive(),
  lues: z.number().int().nonnegative(),
})
export type Jeton = z.infer<typeof contenu>

export function ecrireJeton(jeton: Jeton): string {
  return Buffer.from(JSON.stringify(jeton)).toString('base64url')
}

export function lireJeton(texte: string): Jeton {
  const lu = contenu.safeParse(analyser(Buffer.from(texte, 'base64url').toString('utf8')))
  if (!lu.success) throw new ErreurOai('badResumptionToken', "Ce jeton de reprise n'est pas de ceux que donne ce site.")
  return lu.data
}

function analyser(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
