import { z } from 'zod'

const notes = z.array(z.object({ id: z.string().regex(/^[\w-]{1,60}$/), content: z.string().max(20_000) })).max(500)

/** Les notes de bas de page d'un article en blocs, que WordPress garde à part, en JSON. */
export function lireNotes(json: string): { id: string; html: string }[] {
  if (json.trim() === '') return []
  try {
    const lues = notes.safeParse(JSON.parse(json))
    return lues.success ? lues.data.map(({ id, content }) => ({ id, html: content })) : []
  } catch {
    return []
  }
}
