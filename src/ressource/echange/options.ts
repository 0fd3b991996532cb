import { z } from 'zod'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'

const etapes = ['analyse', 'essai', 'import'] as const
/** Où en est la reprise d'un export WordPress. */
export type Etape = (typeof etapes)[number]

const options = z.object({
  etape: z.enum(etapes).catch('analyse'),
  nouvelles: z.enum(['brouillon', 'publiee']).catch('brouillon'),
})

/** Ce que l'import retient de la façon d'importer, en plus de l'essai à blanc. */
export const optionsDe = (suivi: SuiviDImport): z.infer<typeof options> => options.parse(suivi.options ?? {})
