import { type Champs, type Fautes, faute } from '#champ/champ.ts'
import { lireContenu } from '#champ/champs.ts'
import { texteDe } from '#champ/saisie.ts'
import { exigerDansLePerimetre, lienParNumero, publicationDe } from '#fiche/cycle/publication.ts'
import { classerDemandes } from '#membre/demande.repository.ts'
import type { Db } from '#socle/db.ts'
import type { Moderation } from '#socle/demande.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Saisie } from '#socle/formulaire.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { type SaisieDeBesoin, champs as tous } from '../besoin.champs.ts'
import { changerSuivi, findByIdPourEcriture, findBySlug, modifierBesoin, saisieDe } from '../besoin.depot.ts'
import { listPortes, verrouillerLesFusions } from '../besoin.repository.ts'
import { sorteBesoin } from '../besoin.sorte.ts'
import { avancements, type Besoin } from '../besoin.ts'
import { estSien, prevenirLesAuteurs, voix } from '../voix/voix-de-besoin.ts'

/** Ce que l'animation peut changer d'un besoin : jamais les mots de qui l'a dit. */
export type Qualification = Pick<SaisieDeBesoin, 'territoireId' | 'termeIds'>
const { territoireId, termeIds } = tous
export const qualification: Champs<Qualification> = { territoireId, termeIds }

type Animation = { trx: Db; besoin: Besoin; membre: MembreConnecte; saisie: Saisie }
/** Un geste de l'animation sur un besoin verrouillé, qu'elle anime ; rend les fautes de sa saisie. */
type Geste = (animation: Animation) => Promise<Fautes | undefined>

/** Fait ce geste, et classe ce qui l'attendait dans la file. Dans une transaction. */
export async function animer(trx: Db, nom: keyof typeof gestes, id: number, qui: { membre: MembreConnecte; saisie: Saisie }) {
  // Une fusion à la fois : deux fusions croisées s'attendraient l'une l'autre.
  if (nom === 'fusionner' || nom === 'separer') await verrouillerLesFusions(trx)
  const besoin = await lireAnime(trx, id, qui.membre)
  const fautes = await gestes[nom]({ trx, besoin, ...qui })
  // Requalifié, celui qui attend d'être publié attend toujours.
  const attend = besoin.etat === 'attente' && nom !== 'etat'
  if (!fautes && !attend)
    await classerDemandes(trx, { salle: 'besoin', genres: ['publier', 'qualifier'], objetId: id, decideePar: qui.membre.id })
  return fautes
}

async function lireAnime(trx: Db, id: number, membre: MembreConnecte): Promise<Besoin> {
  const besoin = trouve(await findByIdPourEcriture(trx, id), "Ce besoin n'existe pas, ou n'existe plus.")
  await exigerDansLePerimetre(trx, sorteBesoin, besoin, membre)
  return besoin
}

/** Change l'état ; laissé ou retiré, il dit pourquoi. Qui l'a dit l'apprend. */
const changerDEtat: Geste = async ({ trx, besoin, membre, saisie }) => {
  const code = texteDe(saisie, 'etat')
  const etat = code === 'retire' ? code : avancements.find((un) => un.code === code)?.code
  if (!etat) return faute('etat', 'Choisissez un état dans la liste.').fautes
  const pourquoi = etat === 'laisse' || etat === 'retire' ? texteDe(saisie, 'pourquoi').slice(0, 500) : ''
  if ((etat === 'laisse' || etat === 'retire') && pourquoi.length < 5)
    return faute('pourquoi', 'Dites pourquoi, en une phrase : qui l’a dit la lira.').fautes
  if (besoin.fusionneDansId) throw new ErreurMetier(409, 'Ce besoin est fondu dans un autre : séparez-les d’abord.')
  if (besoin.etat === etat && besoin.pourquoi === pourquoi) return undefined
  const libelle = sorteBesoin.etats[etat].libelle.toLowerCase()
  const motif = [libelle, pourquoi].filter(Boolean).join(' : ').slice(0, 200)
  // De la main de qui l'a dit, ce n'est pas une réponse.
  const horloge = (await estSien(trx, besoin, { membreId: membre.id })) ? { premiere_reponse_le: besoin.premiereReponseLe } : {}
  await changerSuivi(trx, besoin.id, { etat, pourquoi, ...horloge }, { auteurId: membre.id, motif })
  const texte = [`L'animation du réseau l'a fait passer à « ${libelle} ».`, pourquoi].filter(Boolean).join('\n\n')
  await prevenirLesAuteurs(trx, besoin, `Votre besoin : ${libelle}`, texte)
  return undefined
}

/** Change le territoire ou les thématiques ; l'historique garde qui, et quand. Exprimé, il devient qualifié. */
const requalifier: Geste = async ({ trx, besoin, membre, saisie }) => {
  const lu = await lireContenu<Qualification>(trx, qualification, saisie, besoin)
  if (!lu.ok) return lu.fautes
  await modifierBesoin(trx, besoin.id, { ...saisieDe(besoin), ...lu.valeur }, { auteurId: membre.id, motif: 'requalification' })
  await lireAnime(trx, besoin.id, membre)
  if (besoin.etat === 'exprime') await changerSuivi(trx, besoin.id, { etat: 'qualifie' }, { auteurId: membre.id, motif: 'qualifié' })
  return undefined
}

/** Fond un besoin dans un autre, qui en garde les auteurs et toutes les voix ; son adresse y mène désormais. */
const fusionner: Geste = async ({ trx, besoin: de, membre, saisie }) => {
  const slug = /([a-z0-9-]+)\/?(?:[?#].*)?$/.exec(texteDe(saisie, 'dans').trim())?.[1]
  const id = slug === undefined ? undefined : (await findBySlug(trx, slug))?.id
  if (id === undefined || id === de.id) return faute('dans', 'Collez l’adresse d’un autre besoin : « /besoins/… ».').fautes
  const dans = await lireAnime(trx, id, membre)
  const lus = [de, dans].every(({ etat }) => sorteBesoin.etats[etat].public)
  if (!lus) throw new ErreurMetier(409, 'On ne fond que deux besoins que tous lisent.')
  await voix.deplacer(trx, { de: de.id, vers: id })
  // Répondu ou au travail ici, il l'est là : on ne le rappelle pas.
  const { premiereReponseLe: reponse } = de
  if (reponse && !dans.premiereReponseLe) {
    const premiere = { premiere_reponse_le: new Date(Math.max(reponse.getTime(), dans.exprimeLe?.getTime() ?? 0)) }
    await changerSuivi(trx, id, premiere, { auteurId: membre.id, motif: `réponse reçue par « ${de.titre} »`.slice(0, 200) })
  }
  const motif = `fondu dans « ${dans.titre} »`.slice(0, 200)
  await changerSuivi(trx, de.id, { etat: 'retire', fusionne_dans_id: id }, { auteurId: membre.id, motif })
  const texte = `« ${de.titre} » et « ${dans.titre} » disent la même chose : ils se suivent désormais ensemble.`
  await prevenirLesAuteurs(trx, dans, 'Votre besoin en rejoint un autre', texte)
  return undefined
}

/** Défait une fusion : le besoin revient, avec les voix qui y avaient été dites, et celles de ce qui y était fondu. */
const separer: Geste = async ({ trx, besoin, membre }) => {
  if (besoin.fusionneDansId === null) throw new ErreurMetier(409, 'Ce besoin n’est fondu dans aucun autre.')
  await voix.rendre(trx, { dites: await listPortes(trx, besoin.id), vers: besoin.id })
  await changerSuivi(trx, besoin.id, { etat: 'qualifie', fusionne_dans_id: null }, { auteurId: membre.id, motif: 'séparé' })
  return undefined
}

export const gestes = { etat: changerDEtat, requalifier, fusionner, separer } as const

/** Ce que la salle fait des demandes qu'elle dépose : publier, là où rien ne part par courriel ; qualifier. */
export const moderations: Moderation[] = [
  publicationDe(sorteBesoin, { proposee: 'attente', publiee: 'exprime', refusee: () => 'retire' }),
  {
    salle: 'besoin',
    genre: 'qualifier',
    libelle: 'Qualifier un besoin',
    lien: lienParNumero(sorteBesoin),
    accepter: async (trx, { objet_id: id }, membre) => {
      const besoin = await lireAnime(trx, id, membre)
      if (besoin.etat === 'exprime') await changerSuivi(trx, id, { etat: 'qualifie' }, { auteurId: membre.id, motif: 'qualifié' })
    },
    refuser: async (trx, { objet_id: id }, membre, phrase) => {
      await lireAnime(trx, id, membre)
      await changerSuivi(trx, id, { etat: 'retire', pourquoi: phrase.slice(0, 500) }, { auteurId: membre.id, motif: 'retiré' })
    },
  },
]
