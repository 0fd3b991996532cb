import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { type Suite, suiteParCle, suiteParRang } from '#socle/suite-de-liste.ts'
import type { LieuCompris } from '#territoire/lieu-filtre.ts'
import { listParNiveau } from '#territoire/territoire.repository.ts'
import type { Territoire } from '#territoire/territoire.ts'
import { listApercus } from './catalogue.repository.ts'
import { type FiltresUrl, urlCatalogue } from './catalogue.schema.ts'
import { type ComptesDeFacettes, type Filtre, plafond } from './catalogue.ts'
import { chercherUneFois, countFacettes, countRessources, seCompteEnBits } from './facettes.repository.ts'
import { lireFiltre } from './lire-filtre.ts'
import type { ApercuDeRessource } from './ressource.ts'

export const parPage = 10

/** Tout ce que montre une page du catalogue. `total` est exact, sauf `plafonne`. */
export type VueDeCatalogue = Suite & {
  chemin: string
  url: FiltresUrl
  filtre: Filtre
  lieu: LieuCompris
  corrections: { de: string; vers: string }[]
  apercus: ApercuDeRessource[]
  total: number
  plafonne: boolean
  facettes: ComptesDeFacettes
  regions: Territoire[]
  referentiel: Referentiel
}

/** Lit le catalogue : la page demandée et les comptes de chaque facette, pour un même filtre. */
export async function consulterCatalogue(
  db: Db,
  referentiel: Referentiel,
  url: FiltresUrl,
  chemin = '/ressources',
): Promise<VueDeCatalogue> {
  const { filtre: lu, lieu, corrections } = await lireFiltre(db, referentiel, url)
  const filtre = await chercherUneFois(db, lu)
  const [total, facettes, regions, page] = await Promise.all([
    countRessources(db, filtre),
    countFacettes(db, filtre),
    listParNiveau(db, 'region'),
    lirePage(db, filtre, url, urlCatalogue(url, chemin)),
  ])
  const plafonne = !seCompteEnBits(filtre) && total >= plafond
  return { chemin, url, filtre, lieu, corrections, total, plafonne, facettes, regions, referentiel, ...page }
}

async function lirePage(db: Db, filtre: Filtre, { apres, avant, rang }: FiltresUrl, ici: string) {
  const lignes = await listApercus(db, filtre, { limite: parPage + 1, apres, avant, decalage: rang })
  const parRang = filtre.tri === 'pertinence' || filtre.tri === 'proximite'
  const recule = !parRang && avant !== undefined && apres === undefined
  const apercus = recule ? lignes.slice(-parPage) : lignes.slice(0, parPage)
  const enReste = lignes.length > parPage
  const suite = parRang ? suiteParRang({ enReste, rang, parPage, plafond, ici }) : suiteParCle(apercus, { enReste, apres, avant, ici })
  return { apercus, ...suite }
}
