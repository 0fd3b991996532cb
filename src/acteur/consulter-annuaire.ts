import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { suiteParCle, suiteParRang } from '#socle/suite-de-liste.ts'
import { chargerFondNational, type FondNational } from '#territoire/fond-national.ts'
import type { LieuCompris } from '#territoire/lieu-filtre.ts'
import { countSansPoint, listApercus, listPoints } from './annuaire.repository.ts'
import { type FiltresUrl, urlAnnuaire } from './annuaire.schema.ts'
import type { ComptesDeFacettes, Filtre, PageDAnnuaire } from './annuaire.ts'
import { plafond } from './annuaire.ts'
import { chercherUneFois, countFacettes, countFiches, countParDepartement, seCompteEnBits } from './facettes.repository.ts'
import { lireFiltre } from './lire-filtre.ts'

export const parPage = 12
/** Au-delà, la carte montre un disque par département et non un point par fiche. */
const pointsAuPlus = 400

/** Tout ce que montre une page de l'annuaire. */
export type VueDAnnuaire = {
  chemin: string
  url: FiltresUrl
  filtre: Filtre
  lieu: LieuCompris
  corrections: { de: string; vers: string }[]
  page: PageDAnnuaire
  facettes: ComptesDeFacettes
  carte: VueDeCarte
  referentiel: Referentiel
}

export type VueDeCarte = {
  fond: FondNational
  points: { nom: string; slug: string; estCatalyseur: boolean; longitude: number; latitude: number }[]
  /** Un compte par département : de toutes les fiches quand elles sont nombreuses, sinon de celles qu'on ne situe pas mieux. */
  parDepartement: Map<number, number>
}

/** Lit l'annuaire : la page demandée, les comptes de chaque facette et la carte, pour un même filtre. */
export async function consulterAnnuaire(
  db: Db,
  referentiel: Referentiel,
  url: FiltresUrl,
  { catalyseurs, chemin }: { catalyseurs: boolean; chemin: string },
): Promise<VueDAnnuaire> {
  const { filtre: lu, lieu, corrections } = await lireFiltre(db, referentiel, url, catalyseurs)
  const filtre = await chercherUneFois(db, lu)
  const [total, facettes] = await Promise.all([countFiches(db, filtre), countFacettes(db, filtre)])
  const [page, carte] = await Promise.all([lirePage(db, filtre, url, chemin, total), lireCarte(db, filtre, total)])
  return { chemin, url, filtre, lieu, corrections, page, facettes, carte, referentiel }
}

async function lirePage(db: Db, filtre: Filtre, url: FiltresUrl, chemin: string, total: number): Promise<PageDAnnuaire> {
  const lignes = await listApercus(db, filtre, { limite: parPage + 1, apres: url.apres, avant: url.avant, decalage: url.rang })
  const recule = filtre.tri === 'nom' && url.avant !== undefined && url.apres === undefined
  const apercus = recule ? lignes.slice(-parPage) : lignes.slice(0, parPage)
  const enReste = lignes.length > parPage
  const ici = urlAnnuaire(chemin, url)
  const liens =
    filtre.tri === 'nom'
      ? suiteParCle(apercus, { enReste, apres: url.apres, avant: url.avant, ici })
      : suiteParRang({ enReste, rang: url.rang, parPage, plafond, ici })
  return { apercus, total, plafonne: !seCompteEnBits(filtre) && total >= plafond, ...liens }
}

/** La carte d'un filtre : ses fiches une à une, ou comptées par département quand elles sont nombreuses. */
export async function lireCarte(db: Db, filtre: Filtre, total: number): Promise<VueDeCarte> {
  const enDetail = total <= pointsAuPlus
  const [fond, points, parDepartement] = await Promise.all([
    chargerFondNational(db),
    enDetail ? listPoints(db, filtre, pointsAuPlus) : [],
    enDetail ? countSansPoint(db, filtre) : countParDepartement(db, filtre),
  ])
  return { fond, points, parDepartement }
}
