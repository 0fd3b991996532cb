import { z } from 'zod'

export const suite = z.url().nullable().describe("L'adresse de la page suivante ; null à la dernière.")
export const codesDe = (quoi: string) => z.array(z.string()).optional().describe(`Codes de ${quoi} ; l'un d'eux suffit.`)
