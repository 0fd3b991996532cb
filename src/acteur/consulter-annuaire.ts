import type { Referentiel } from '../referentiel/referentiel.ts'
import type { Db } from '../socle/db.ts'
import { chargerFondNational, type FondNational } from '../territoire/fond-national.ts'
import { type ApercuTrie, countSansPoint, listApercus, listPoints } from './annuaire.repository.ts'
import { type FiltresUrl, urlAnnuaire } from './annuaire.schema.ts'
import type { ComptesDeFacettes, Filtre, PageDAnnuaire } from './annuaire.ts'
import { plafond } from './annuaire.ts'
import { chercherUneFois, countFacettes, countFiches, countParDepartement, seCompteEnBits } from './facettes.repository.ts'
import { type LieuCompris, lireFiltre } from './lire-filtre.ts'

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
  const liens = filtre.tri === 'nom' ? liensParNom(apercus, { enReste, recule, url, chemin }) : liensParRang(url, chemin, enReste)
  return { apercus, total, plafonne: !seCompteEnBits(filtre) && total >= plafond, ...liens }
}

type Sens = { enReste: boolean; recule: boolean; url: FiltresUrl; chemin: string }

function liensParNom(apercus: ApercuTrie[], { enReste, recule, url, chemin }: Sens) {
  const [premier, dernier] = [apercus[0], apercus.at(-1)]
  const aller = (cle: 'apres' | 'avant', vers: ApercuTrie | undefined) => (vers ? ajouter(urlAnnuaire(chemin, url), cle, vers.cle) : null)
  return {
    suivante: recule || enReste ? aller('apres', dernier) : null,
    precedente: (recule ? enReste : url.apres !== undefined) ? aller('avant', premier) : null,
  }
}

function liensParRang(url: FiltresUrl, chemin: string, enReste: boolean) {
  const ici = urlAnnuaire(chemin, url)
  const avant = url.rang - parPage
  return {
    suivante: enReste && url.rang + parPage < plafond ? ajouter(ici, 'rang', String(url.rang + parPage)) : null,
    precedente: url.rang === 0 ? null : avant <= 0 ? ici : ajouter(ici, 'rang', String(avant)),
  }
}

const ajouter = (url: string, nom: string, valeur: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}${nom}=${encodeURIComponent(valeur)}`

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
