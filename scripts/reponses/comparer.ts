import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { structuredPatch } from 'diff'
import { z } from 'zod'

const schema = z.object({
  methode: z.string(),
  adresse: z.string(),
  qui: z.string(),
  fois: z.number(),
  statut: z.number(),
  entetes: z.record(z.string(), z.string()),
  corps: z.string(),
  effets: z.array(z.string()).optional(),
})

/** Les différences entre deux enregistrements, une par adresse : ce qui manque, ce qui s'ajoute, et les lignes changées (`lignes` au plus). */
export async function comparer(avant: string, apres: string, lignes: number): Promise<string[]> {
  const [a, b] = [await lire(avant), await lire(apres)]
  return [...new Set([...a.keys(), ...b.keys()])].toSorted().flatMap((cle) => {
    const [sienne, leur] = [a.get(cle), b.get(cle)]
    if (sienne === leur) return []
    if (sienne === undefined) return [`+ ${cle} : seulement dans ${apres}`]
    if (leur === undefined) return [`- ${cle} : seulement dans ${avant}`]
    return [`≠ ${cle}\n${changees(sienne, leur, lignes)}`]
  })
}

async function lire(fichier: string): Promise<Map<string, string>> {
  const lues = new Map<string, string>()
  for await (const ligne of createInterface({ input: createReadStream(fichier) })) {
    const { methode, adresse, qui, fois, statut, entetes, corps, effets = [] } = schema.parse(JSON.parse(ligne))
    const tetes = Object.entries(entetes).map(([nom, valeur]) => `${nom}: ${valeur}`)
    lues.set(`${methode} ${adresse} [${qui}${fois > 1 ? `, ${fois}e fois` : ''}]`, [statut, ...tetes, '', corps, ...effets].join('\n'))
  }
  return lues
}

function changees(avant: string, apres: string, max: number): string {
  const { hunks } = structuredPatch('', '', avant, apres, '', '', { context: 0 })
  const toutes = hunks.flatMap(({ lines }) => lines.map((ligne) => `    ${ligne.slice(0, 220)}`))
  const reste = toutes.length - max
  return [...toutes.slice(0, max), ...(reste > 0 ? [`    … ${reste} lignes de plus`] : [])].join('\n')
}
