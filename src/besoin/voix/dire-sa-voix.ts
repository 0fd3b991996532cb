import { deposerSur } from '#fiche/cycle/publication.ts'
import type { Proposant } from '#fiche/ecriture/lire.ts'
import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { changerSuivi, creerBesoin, findByIdPourEcriture } from '../besoin.depot.ts'
import { sorteBesoin } from '../besoin.sorte.ts'
import { type Besoin, type SaisieDeBesoin, urlBesoin } from '../besoin.ts'
import {
  aDejaDit,
  deleteVoix,
  findVoix,
  insertVoix,
  listAdressesDesAuteurs,
  type NouvelleVoix,
  updateConfirmee,
  type VoixGardee,
} from './voix.repository.ts'
import { cleJuste, idDeLaCle, lienDeVoix } from './voix.ts'

type Dit = { contenu: SaisieDeBesoin; qui: string; auteur: Proposant; membre: MembreConnecte | null }

/**
 * Garde un besoin que quelqu'un dit. D'un membre, tous le lisent aussitôt ; sans compte, une fois l'adresse prouvée. Là où le site
 * n'envoie pas de courriel, l'animation le publie elle-même.
 */
export async function direBesoin(trx: Db, { contenu, qui, auteur, membre }: Dit): Promise<Besoin> {
  const naissance = { auteurId: membre?.id ?? null, proprietaireId: membre?.id ?? null, motif: 'expression' }
  const besoin = await creerBesoin(trx, contenu, { etat: membre ? 'exprime' : 'attente', ...naissance })
  const voix = {
    besoinId: besoin.id,
    genre: 'auteur',
    qui,
    membreId: membre?.id ?? null,
    nom: auteur.nom,
    courriel: auteur.courriel,
  } as const
  const gardee = await insertVoix(trx, voix)
  if (membre) await mettreDansLaFile(trx, besoin, 'qualifier', auteur)
  else if (config.smtpUrl === undefined) await mettreDansLaFile(trx, besoin, 'publier', auteur)
  else await demanderConfirmation(trx, gardee)
  return besoin
}

/** Garde ce que quelqu'un dit d'un besoin. Vrai si tous le lisent déjà ; faux : son adresse est à prouver. Un second « nous aussi » ne compte pas. */
export async function direSaVoix(trx: Db, voix: NouvelleVoix): Promise<boolean> {
  if (voix.genre === 'aussi' && (await aDejaDit(trx, voix.besoinId, voix))) return voix.membreId !== null
  const gardee = await insertVoix(trx, voix)
  if (gardee.confirmeeLe) await suivreLaVoix(trx, gardee)
  else await demanderConfirmation(trx, gardee)
  return gardee.confirmeeLe !== null
}

/** La voix d'une clé reçue par courriel, et son besoin ; undefined si elle ne vaut plus. */
export async function lireLaCle(trx: Db, cle: string): Promise<{ voix: VoixGardee; besoin: Besoin } | undefined> {
  const voix = await findVoix(trx, idDeLaCle(cle))
  if (!voix || !cleJuste(voix, cle)) return undefined
  const besoin = await findByIdPourEcriture(trx, voix.besoinId)
  return besoin && { voix, besoin }
}

/** L'adresse est prouvée : la voix se lit, le besoin aussi si c'était la première. Refait, ne change rien. */
export async function confirmerVoix(trx: Db, { voix, besoin }: { voix: VoixGardee; besoin: Besoin }): Promise<void> {
  if (voix.confirmeeLe) return
  await updateConfirmee(trx, voix.id)
  if (voix.genre !== 'auteur') return suivreLaVoix(trx, voix)
  if (besoin.etat !== 'attente') return
  await changerSuivi(trx, besoin.id, { etat: 'exprime' }, { auteurId: null, motif: 'adresse confirmée' })
  await mettreDansLaFile(trx, besoin, 'qualifier', { nom: '', ...(voix.courriel && { courriel: voix.courriel }) })
}

/** « Ce n'est pas moi » : ce qui a été dit à ce nom disparaît. */
export async function effacerVoix(trx: Db, { voix, besoin }: { voix: VoixGardee; besoin: Besoin }): Promise<void> {
  await deleteVoix(trx, voix.id)
  if (voix.genre === 'auteur' && besoin.etat === 'attente')
    await changerSuivi(
      trx,
      besoin.id,
      { etat: 'retire', pourquoi: 'La personne qui lit l’adresse donnée ne l’a pas dit.' },
      { auteurId: null, motif: 'adresse récusée' },
    )
}

/** Écrit à qui l'a dit, aux adresses prouvées. */
export async function prevenirLesAuteurs(trx: Db, besoin: Besoin, { sujet, texte }: { sujet: string; texte: string }): Promise<void> {
  for (const a of await listAdressesDesAuteurs(trx, besoin.id))
    await ecrireCourriel(trx, {
      a,
      sujet,
      texte: `Bonjour,\n\n${texte}\n\nVotre besoin, « ${besoin.titre} » :\n${config.adresse}${urlBesoin(besoin)}\n`,
      cadence: { usage: 'suite-d-un-besoin', objet: besoin.id, auDela: 'remplacer' },
    })
}

// Une réponse, ou le nom de qui peut aider, arrête l'horloge ; qui l'a dit l'apprend, sauf de sa propre bouche.
async function suivreLaVoix(trx: Db, voix: VoixGardee): Promise<void> {
  const besoin = await findByIdPourEcriture(trx, voix.besoinId)
  const sienne = voix.membreId !== null && voix.membreId === besoin?.proprietaireId
  if (!besoin || sienne || (voix.genre !== 'reponse' && voix.genre !== 'aide')) return
  if (!besoin.premiereReponseLe)
    await changerSuivi(trx, besoin.id, { premiere_reponse_le: 'now' }, { auteurId: voix.membreId, motif: 'première réponse' })
  await prevenirLesAuteurs(trx, besoin, {
    sujet: voix.genre === 'reponse' ? 'Une réponse à votre besoin' : 'Quelqu’un sait qui peut aider',
    texte: voix.genre === 'reponse' ? "L'animation du réseau vous répond." : 'Une personne dit qui peut aider.',
  })
}

const mettreDansLaFile = (trx: Db, besoin: Besoin, genre: 'qualifier' | 'publier', auteur: Proposant) =>
  deposerSur(trx, sorteBesoin, besoin, { genre, titre: besoin.titre, resume: besoin.recit, auteur })

// Nos mots seuls : l'adresse peut être celle de quelqu'un d'autre.
async function demanderConfirmation(trx: Db, voix: VoixGardee): Promise<void> {
  if (voix.courriel === null) return
  await ecrireCourriel(trx, {
    a: voix.courriel,
    sujet: voix.genre === 'auteur' ? 'Confirmez le besoin que vous venez de dire' : 'Confirmez ce que vous venez d’écrire sur un besoin',
    texte: `Bonjour,\n\nCette adresse vient d'être donnée sur Catalyse, où les territoires disent leurs besoins. Pour que ce qui a été écrit se lise, confirmez que c'est bien vous, sans compte à créer :\n${lienDeVoix(voix)}\n\nCe n'est pas vous ? La même page l'efface. Sans réponse, tout est effacé dans trente jours.\n`,
    cadence: { usage: 'voix-d-un-besoin', objet: voix.besoinId, auDela: 'remplacer' },
  })
}
