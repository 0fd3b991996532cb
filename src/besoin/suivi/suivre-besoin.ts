import { exigerDansLePerimetre, lienParNumero, publicationDe } from '#fiche/cycle/publication.ts'
import { classerDemandes } from '#membre/demande.repository.ts'
import type { Db } from '#socle/db.ts'
import type { Moderation } from '#socle/demande.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { changerSuivi, findByIdPourEcriture, modifierBesoin, saisieDe } from '../besoin.depot.ts'
import { sorteBesoin } from '../besoin.sorte.ts'
import type { Avancement, Besoin } from '../besoin.ts'
import { prevenirLesAuteurs, voix } from '../voix/voix-de-besoin.ts'

const inconnu = "Ce besoin n'existe pas, ou n'existe plus."

const lireAnime = async (trx: Db, id: number, membre: MembreConnecte): Promise<Besoin> => {
  const besoin = trouve(await findByIdPourEcriture(trx, id), inconnu)
  await exigerDansLePerimetre(trx, sorteBesoin, besoin, membre)
  return besoin
}

const classer = (trx: Db, { id }: Besoin, membre: MembreConnecte) =>
  classerDemandes(trx, { salle: 'besoin', genre: 'qualifier', objetId: id, decideePar: membre.id })

/** Fait passer un besoin dans un état que tous lisent. Laissé, il dit pourquoi. Qui l'a dit l'apprend. */
export async function passer(
  trx: Db,
  id: number,
  { etat, pourquoi, membre }: { etat: Avancement; pourquoi: string; membre: MembreConnecte },
): Promise<void> {
  const besoin = await lireAnime(trx, id, membre)
  if (besoin.fusionneDansId) throw new ErreurMetier(409, 'Ce besoin est fondu dans un autre : séparez-les d’abord.')
  if (besoin.etat === etat && besoin.pourquoi === pourquoi) return
  const libelle = sorteBesoin.etats[etat].libelle.toLowerCase()
  await changerSuivi(trx, id, { etat }, { auteurId: membre.id, motif: pourquoi ? `${libelle} : ${pourquoi}`.slice(0, 200) : libelle })
  if (etat === 'laisse') await changerSuivi(trx, id, { pourquoi }, { auteurId: membre.id, motif: 'pourquoi' })
  await classer(trx, besoin, membre)
  await prevenirLesAuteurs(
    trx,
    besoin,
    `Votre besoin : ${libelle}`,
    [`L'animation du réseau l'a fait passer à « ${libelle} ».`, pourquoi].filter(Boolean).join('\n\n'),
  )
}

type Requalifie = { territoireId: number | null; termeIds: number[]; membre: MembreConnecte }

/** Change le territoire ou les thématiques, jamais les mots de qui l'a dit ; l'historique garde qui, et quand. Exprimé, il devient qualifié. */
export async function requalifier(trx: Db, id: number, { membre, ...change }: Requalifie): Promise<boolean> {
  const besoin = await lireAnime(trx, id, membre)
  const contenu = { ...saisieDe(besoin), ...change }
  const a = await modifierBesoin(trx, id, contenu, { auteurId: membre.id, motif: 'requalification' })
  await exigerDansLePerimetre(trx, sorteBesoin, trouve(await findByIdPourEcriture(trx, id), inconnu), membre)
  if (besoin.etat === 'exprime') await changerSuivi(trx, id, { etat: 'qualifie' }, { auteurId: membre.id, motif: 'qualifié' })
  await classer(trx, besoin, membre)
  return a || besoin.etat === 'exprime'
}

/** Retire un besoin du site (hors sujet, doublon abusif, propos illicite) ; gardé, il peut revenir. */
export async function retirer(trx: Db, id: number, { pourquoi, membre }: { pourquoi: string; membre: MembreConnecte }): Promise<void> {
  const besoin = await lireAnime(trx, id, membre)
  await changerSuivi(trx, id, { etat: 'retire', pourquoi }, { auteurId: membre.id, motif: 'retiré' })
  await classer(trx, besoin, membre)
}

/** Fond un besoin dans un autre, qui en garde les auteurs et toutes les voix ; son adresse y mène désormais. */
export async function fusionner(
  trx: Db,
  { deId, dansId, membre }: { deId: number; dansId: number; membre: MembreConnecte },
): Promise<void> {
  if (deId === dansId) throw new ErreurMetier(422, 'C’est le même besoin : donnez l’adresse d’un autre.')
  // Toujours dans le même ordre : deux fusions croisées ne s'attendent pas l'une l'autre.
  const lus = new Map<number, Besoin>()
  for (const id of [deId, dansId].toSorted((a, b) => a - b)) lus.set(id, await lireAnime(trx, id, membre))
  const [de, dans] = [trouve(lus.get(deId), inconnu), trouve(lus.get(dansId), inconnu)]
  if (!sorteBesoin.etats[de.etat].public || !sorteBesoin.etats[dans.etat].public)
    throw new ErreurMetier(409, 'On ne fond que deux besoins que tous lisent.')
  await voix.deplacer(trx, { de: deId, vers: dansId })
  const motif = `fondu dans « ${dans.titre} »`.slice(0, 200)
  await changerSuivi(trx, deId, { etat: 'retire', pourquoi: '', fusionne_dans_id: dansId }, { auteurId: membre.id, motif })
  await classer(trx, de, membre)
  await prevenirLesAuteurs(
    trx,
    dans,
    'Votre besoin en rejoint un autre',
    `« ${de.titre} » et « ${dans.titre} » disent la même chose : ils se suivent désormais ensemble.`,
  )
}

/** Défait une fusion : le besoin revient, avec les voix qui y avaient été dites. */
export async function separer(trx: Db, id: number, membre: MembreConnecte): Promise<void> {
  const besoin = await lireAnime(trx, id, membre)
  const { fusionneDansId } = besoin
  if (fusionneDansId === null) throw new ErreurMetier(409, 'Ce besoin n’est fondu dans aucun autre.')
  await voix.deplacer(trx, { de: fusionneDansId, vers: id, dites: id })
  await changerSuivi(trx, id, { etat: 'qualifie', fusionne_dans_id: null }, { auteurId: membre.id, motif: 'séparé' })
}

/** Ce que la salle fait des demandes qu'elle dépose : publier, là où rien ne part par courriel ; qualifier. */
export const moderations: Moderation[] = [
  publicationDe(sorteBesoin, { proposee: 'attente', publiee: 'exprime', refusee: () => 'retire' }),
  {
    salle: 'besoin',
    genre: 'qualifier',
    libelle: 'Qualifier un besoin',
    lien: lienParNumero(sorteBesoin),
    accepter: async (trx, { objet_id }, membre) => {
      const besoin = await lireAnime(trx, objet_id, membre)
      if (besoin.etat === 'exprime') await changerSuivi(trx, objet_id, { etat: 'qualifie' }, { auteurId: membre.id, motif: 'qualifié' })
    },
    refuser: async (trx, { objet_id }, membre, phrase) => {
      await lireAnime(trx, objet_id, membre)
      await changerSuivi(trx, objet_id, { etat: 'retire', pourquoi: phrase.slice(0, 500) }, { auteurId: membre.id, motif: 'retiré' })
    },
  },
]
