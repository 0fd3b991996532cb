import { z } from 'zod'
import { page } from '../../interface/page.tsx'
import { config } from '../../socle/config.ts'
import { ErreurMetier, trouve } from '../../socle/erreurs.ts'
import { lireFiltres, un } from '../../socle/formulaire.ts'
import { type Contexte, salle } from '../../socle/routes.ts'
import { numeroSchema } from '../demandes/demande.schema.ts'
import { CourrielPage, CourrielsPage } from './CourrielsPage.tsx'
import { findCourriel, listCourriels, updatePourRenvoi } from './courriel.repository.ts'

const parPage = 50
const filtreSchema = z.object({ avant: un(numeroSchema.optional(), undefined), remis: un(z.string(), '') })
const smtp = config.smtpUrl !== undefined

export const routes = salle('membre')
  .get('/courriels', 'administrateur', lister)
  .get('/courriels/:id', 'administrateur', lire)
  .post('/courriels/:id/renvoyer', 'administrateur', renvoyer)

async function lister(c: Contexte) {
  const { avant } = lireFiltres(c, filtreSchema)
  const lus = await listCourriels(c.var.db, avant, parPage + 1)
  const courriels = lus.slice(0, parPage)
  const suivant = lus.length > parPage ? courriels.at(-1)?.id : undefined
  return page(c, { titre: 'Courriels gardés', indexer: false }, <CourrielsPage {...{ courriels, smtp, avant, suivant }} />)
}

async function lire(c: Contexte) {
  const { remis } = lireFiltres(c, filtreSchema)
  const courriel = trouve(await findCourriel(c.var.db, numeroDe(c)), "Ce courriel n'est plus gardé.")
  return page(c, { titre: courriel.sujet, indexer: false }, <CourrielPage {...{ courriel, smtp }} remis={remis === '1'} />)
}

async function renvoyer(c: Contexte) {
  const id = numeroDe(c)
  if (!(await updatePourRenvoi(c.var.db, id))) throw new ErreurMetier(409, 'Ce courriel est déjà parti.')
  return c.redirect(`/courriels/${id}?remis=1`, 303)
}

function numeroDe(c: Contexte): number {
  return trouve(numeroSchema.safeParse(c.req.param('id')).data)
}
