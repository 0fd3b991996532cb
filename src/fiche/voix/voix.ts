import { estSignee, signer } from '#membre/cle-signee.ts'
import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { avecParametres } from '#socle/urls.ts'
import { depotDe } from '../depot.repository.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { depotDesVoix, type Voix, type VoixNouvelle } from './voix.repository.ts'

type Options<F> = {
  /** Dans la transaction, une fois, quand la voix se lit ; sa fiche est verrouillée. */
  apres: (trx: Db, fiche: F, voix: Voix) => Promise<void>
  /** Quand la personne qui lit l'adresse dit que ce n'est pas elle. */
  efface: (trx: Db, fiche: F, voix: Voix) => Promise<void>
}

/** Ce que d'autres disent des fiches d'une sorte : à dire, à confirmer, à effacer. */
export function voixDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  { apres, efface }: Options<Fiche<S, E, P>>,
) {
  const depot = depotDesVoix(sorte.table)
  const { findByIdPourEcriture } = depotDe(sorte)
  const usage = `voix-${sorte.salle}`
  const signature = ({ id, courriel }: Voix) => signer(usage, `${id}:${courriel}`)
  const cleDe = (voix: Voix): string => `${voix.id}-${signature(voix)}`

  /** Garde une voix. Vrai si elle se lit déjà ; faux : son adresse est à prouver, un courriel le lui demande. */
  async function dire(trx: Db, nouvelle: VoixNouvelle): Promise<boolean> {
    const voix = await depot.insert(trx, nouvelle)
    if (!voix) throw new Error('voix introuvable juste après son écriture')
    if (voix.confirmeeLe) await suivre(trx, voix)
    else await demanderConfirmation(trx, voix)
    return voix.confirmeeLe !== null
  }

  /** La voix d'une clé reçue par courriel, et sa fiche ; undefined si elle ne vaut plus. */
  async function lireLaCle(trx: Db, cle: string): Promise<{ voix: Voix; fiche: Fiche<S, E, P> } | undefined> {
    const [, id = '0', signee = ''] = /^(\d{1,15})-([\w-]{43})$/.exec(cle) ?? []
    const voix = await depot.find(trx, Number(id))
    if (!voix?.courriel || !estSignee(usage, `${voix.id}:${voix.courriel}`, signee)) return undefined
    const fiche = await findByIdPourEcriture(trx, voix.ficheId)
    return fiche && { voix, fiche }
  }

  /** L'adresse est prouvée : la voix se lit. Refait, ne change rien. */
  async function confirmer(trx: Db, voix: Voix): Promise<void> {
    if (voix.confirmeeLe) return
    await depot.updateConfirmee(trx, voix.id)
    await suivre(trx, voix)
  }

  /** « Ce n'est pas moi » : ce qui a été dit à cette adresse disparaît. */
  async function effacer(trx: Db, voix: Voix): Promise<void> {
    await depot.remove(trx, voix.id)
    const fiche = await findByIdPourEcriture(trx, voix.ficheId)
    if (fiche) await efface(trx, fiche, voix)
  }

  async function suivre(trx: Db, voix: Voix): Promise<void> {
    const fiche = await findByIdPourEcriture(trx, voix.ficheId)
    if (fiche) await apres(trx, fiche, voix)
  }

  // Nos mots seuls : l'adresse peut être celle de quelqu'un d'autre.
  async function demanderConfirmation(trx: Db, voix: Voix): Promise<void> {
    if (voix.courriel === null) return
    const lien = `${config.adresse}${avecParametres(`${sorte.chemin}/confirmer`, { cle: cleDe(voix) })}`
    await ecrireCourriel(trx, {
      a: voix.courriel,
      sujet: 'Confirmez ce que vous venez d’écrire sur Catalyse',
      texte: `Bonjour,\n\nCette adresse vient d'être donnée sur Catalyse, la plateforme des catalyseurs territoriaux. Pour que ce qui a été écrit se lise, confirmez que c'est bien vous, sans compte à créer :\n${lien}\n\nCe n'est pas vous ? La même page l'efface. Sans réponse, tout est effacé dans trente jours.\n`,
      cadence: { usage, objet: voix.ficheId, auDela: 'remplacer' },
    })
  }

  return { ...depot, cleDe, dire, lireLaCle, confirmer, effacer }
}
