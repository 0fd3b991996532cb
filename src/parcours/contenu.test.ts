import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lireDossier, lireFiches } from '#socle/contenu.ts'
import { minutesDe, versions } from './versions.ts'

const schema = z.looseObject({
  genre: z.string(),
  minutes: z.number().default(0),
  des: z.enum(versions).default('2h'),
  ressource: z.string().optional(),
  seance: z.string().optional(),
})
const parcours = lireDossier('parcours').map(({ nom, texte }) => ({
  nom,
  blocs: lireFiches(texte)
    .slice(1)
    .map(({ entete }) => schema.parse(entete)),
}))

describe('les parcours écrits dans contenu/', () => {
  it.each(parcours)('$nom ne cite que des ressources et des séances du dépôt', ({ blocs }) => {
    const manquants = blocs.flatMap(({ ressource, seance }) => [
      ...(ressource && !existsSync(`contenu/ressources/${ressource}.md`) ? [ressource] : []),
      ...(seance && !existsSync(`contenu/webinaires/${seance}.md`) ? [seance] : []),
    ])
    expect(manquants).toEqual([])
  })

  it.each(parcours)('$nom tient à peu près dans le temps que ses versions annoncent', ({ blocs }) => {
    const annonce = { '2h': 120, '4h': 240, '12h': 720 }
    for (const version of versions) {
      const ecart = Math.abs(minutesDe(blocs, version) - annonce[version]) / annonce[version]
      expect(ecart, version).toBeLessThan(0.15)
    }
  })
})
