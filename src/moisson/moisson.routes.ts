import { salle } from '../socle/routes.ts'

/** Ce que lisent les machines : OAI-PMH, DCAT, plan du site, llms.txt. */
export const routes = salle('moisson')
