import { z } from 'zod'
import { un } from '#socle/formulaire.ts'
import { versions } from '../versions.ts'

/** Une version fausse ou absente : celle de la progression, sinon la plus courte. */
export const filtreVersion = z.object({
  version: un(z.enum(versions).optional(), undefined),
  avis: un(z.enum(['adoptee', 'commence', 'effacee', 'garde']).optional(), undefined),
})

const code = un(z.string().max(80), '')
export const filtreListe = z.object({ thematique: code, profil: code })
