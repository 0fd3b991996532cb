import { deposerSur } from '#fiche/cycle/publication.ts'
import type { Proposant } from '#fiche/ecriture/lire.ts'
import { voixDe } from '#fiche/voix/voix.ts'
import { findMembre } from '#membre/membre.repository.ts'
import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { changerSuivi, creerBesoin } from '../besoin.depot.ts'
import { deleteJamaisDits, finisAvant, listSansVoix } from '../besoin.repository.ts'
import { sorteBesoin } from '../besoin.sorte.ts'
import { type Besoin, type SaisieDeBesoin, urlBesoin } from '../besoin.ts'

/** Au nombre de « nous aussi » où l'animation est prévenue, sans attendre. */
export const seuilDEveil = 5

/**
 * Les voix d'un besoin : auteur (qui l'a dit), aussi, ajout, aide, reponse. La première le fait lire ; une réponse, ou le nom de qui
 * peut aider, arrête l'horloge, et qui l'a dit l'apprend, sauf de sa propre bouche.
 */
export const voix = voixDe(sorteBesoin, {
  uneFois: { aussi: ['auteur', 'aussi'] },
  apres: async (trx, besoin, dite) => {
    const { genre, membreId, courriel } = dite
    if (genre === 'auteur' && besoin.etat === 'attente') {
      await changerSuivi(trx, besoin.id, { etat: 'exprime' }, { auteurId: null, motif: 'adresse confirmée' })
      await mettreDansLaFile(trx, besoin, 'qualifier', { nom: '', courriel: courriel ?? '' })
    }
    if ((genre !== 'reponse' && genre !== 'aide') || (await estSien(trx, besoin, dite))) return
    if (!besoin.premiereReponseLe)
      await changerSuivi(trx, besoin.id, { premiere_reponse_le: 'now' }, { auteurId: membreId, motif: 'première réponse' })
    const [sujet, texte] =
      genre === 'reponse'
        ? ['Une réponse à votre besoin', "L'animation du réseau vous répond."]
        : ['Quelqu’un sait qui peut aider', 'Une personne dit qui peut aider.']
    await prevenirLesAuteurs(trx, besoin, sujet, texte)
  },
  efface: async (trx, { id, etat }, { genre }) => {
    if (genre === 'auteur' && etat === 'attente') await deleteJamaisDits(trx, [id])
  },
})

/** Vrai de qui l'a dit, avec un compte ou par son adresse prouvée, et de qui le tient. */
export const estSien = async (trx: Db, { id, proprietaireId }: Besoin, personne: { membreId: string | null; courriel?: string | null }) =>
  (personne.membreId !== null && personne.membreId === proprietaireId) || (await voix.aDejaDit(trx, id, ['auteur'], personne))

type Dit = { contenu: SaisieDeBesoin; qui: string; auteur: Proposant; membre: MembreConnecte | null }

/**
 * Garde un besoin que quelqu'un dit. D'un membre, tous le lisent aussitôt ; sans compte, une fois l'adresse prouvée. Là où le site
 * n'envoie pas de courriel, l'animation le publie elle-même.
 */
export async function direBesoin(trx: Db, { contenu, qui, auteur, membre }: Dit): Promise<Besoin> {
  const membreId = membre?.id ?? null
  const naissance = { auteurId: membreId, proprietaireId: membreId, motif: 'expression' }
  const besoin = await creerBesoin(trx, contenu, { etat: membre ? 'exprime' : 'attente', ...naissance })
  const premiere = { ficheId: besoin.id, genre: 'auteur', qui, membreId, nom: auteur.nom, courriel: auteur.courriel }
  const sansCourriel = !membre && config.smtpUrl === undefined
  await (sansCourriel ? voix.insert(trx, premiere) : voix.dire(trx, premiere))
  if (membre || sansCourriel) await mettreDansLaFile(trx, besoin, membre ? 'qualifier' : 'publier', auteur)
  return besoin
}

/** Écrit à qui l'a dit, aux adresses prouvées, et à qui le tient ; le dernier état seul, s'il change plusieurs fois de suite. */
export async function prevenirLesAuteurs(trx: Db, besoin: Besoin, sujet: string, texte: string): Promise<void> {
  const tenu = besoin.proprietaireId === null ? undefined : await findMembre(trx, besoin.proprietaireId)
  const adresses = [...(await voix.listAdresses(trx, besoin.id, 'auteur')), ...(tenu ? [tenu.courriel.toLowerCase()] : [])]
  for (const a of new Set(adresses))
    await ecrireCourriel(trx, {
      a,
      sujet,
      texte: `Bonjour,\n\n${texte}\n\nVotre besoin, « ${besoin.titre} » :\n${config.adresse}${urlBesoin(besoin)}\n`,
      cadence: { usage: 'suite-d-un-besoin', objet: besoin.id, auDela: 'remplacer' },
    })
}

const mettreDansLaFile = (trx: Db, besoin: Besoin, genre: 'qualifier' | 'publier', auteur: Proposant) =>
  deposerSur(trx, sorteBesoin, besoin, { genre, titre: besoin.titre, resume: besoin.recit, auteur })

/** Efface ce que personne n'a confirmé depuis, et l'adresse de qui a parlé d'un besoin terminé ou retiré. */
export function purgerVoix(db: Db, avant: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await voix.purger(trx, avant, finisAvant(avant))
    await deleteJamaisDits(trx, await listSansVoix(trx, avant))
  })
}
