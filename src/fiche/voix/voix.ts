import { estSignee, signer } from '#membre/cle-signee.ts'
import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { avecParametres } from '#socle/urls.ts'
import { depotDe } from '../depot.repository.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { depotDesVoix, type Voix, type VoixNouvelle } from './voix.repository.ts'

type Options<F> = {
  /** Ce qu'une personne ne dit qu'une fois d'une fiche, et les genres qui en tiennent déjà lieu. */
  uneFois: Readonly<Record<string, readonly string[]>>
  /** Dans la transaction, une fois, quand la voix se lit ; sa fiche est verrouillée. */
  apres: (trx: Db, fiche: F, voix: Voix) => Promise<void>
  /** Quand la personne qui lit l'adresse dit que ce n'est pas elle. */
  efface: (trx: Db, fiche: F, voix: Voix) => Promise<void>
}

/** Ce que d'autres disent des fiches d'une sorte : à dire, à confirmer, à effacer. */
export function voixDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  { uneFois, apres, efface }: Options<Fiche<S, E, P>>,
) {
  const depot = depotDesVoix(sorte.table)
  const { findByIdPourEcriture } = depotDe(sorte)
  const usage = `voix-${sorte.salle}`
  const signature = ({ id, courriel }: Voix) => signer(usage, `${id}:${courriel}`)
  const cleDe = (voix: Voix): string => `${voix.id}-${signature(voix)}`

  /**
   * Garde une voix. Vrai si elle se lit déjà ; faux : son adresse est à prouver, un courriel le lui demande. Redite, rien n'est gardé, et
   * sans compte rien ne le dit : l'adresse est peut-être celle d'une autre.
   */
  async function dire(trx: Db, nouvelle: VoixNouvelle): Promise<boolean> {
    // La fiche d'abord : deux voix du même instant se suivent. Écrire la voix la tiendrait à demi, et elles s'attendraient.
    await findByIdPourEcriture(trx, nouvelle.ficheId)
    if (await estRedite(trx, nouvelle)) return nouvelle.membreId !== null
    const voix = await depot.insert(trx, nouvelle)
    if (!voix) throw new Error('voix introuvable juste après son écriture')
    if (voix.confirmeeLe) await suivre(trx, voix)
    else await demanderConfirmation(trx, voix)
    return voix.confirmeeLe !== null
  }

  /** La voix d'une clé reçue par courriel, et sa fiche ; undefined si elle ne vaut plus. */
  async function lireLaCle(trx: Db, cle: string): Promise<{ voix: Voix; fiche: Fiche<S, E, P> } | undefined> {
    const [, id = '0', signee = ''] = /^(\d{1,15})-([\w-]{43})$/.exec(cle) ?? []
    const lue = await depot.find(trx, Number(id))
    if (!lue?.courriel || !estSignee(usage, `${lue.id}:${lue.courriel}`, signee)) return undefined
    // La fiche, puis la voix, comme qui déplace les voix d'une fiche : dans l'autre ordre, l'une attendrait l'autre.
    await findByIdPourEcriture(trx, lue.ficheId)
    const voix = await depot.findPourEcriture(trx, lue.id)
    const fiche = voix?.courriel ? await findByIdPourEcriture(trx, voix.ficheId) : undefined
    return voix && fiche && { voix, fiche }
  }

  const estRedite = async (trx: Db, dite: Pick<Voix, 'ficheId' | 'genre' | 'membreId'> & { courriel?: string | null | undefined }) => {
    const genres = uneFois[dite.genre]
    return genres !== undefined && depot.aDejaDit(trx, dite.ficheId, genres, dite)
  }

  /** L'adresse est prouvée : la voix se lit. Refait, ne change rien. */
  async function confirmer(trx: Db, voix: Voix): Promise<void> {
    if (voix.confirmeeLe) return
    if (await estRedite(trx, voix)) return void (await depot.remove(trx, voix.id))
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
      // Chaque voix a sa clé : aucun courriel n'en remplace un autre. Une boîte n'en reçoit pas plus de trois en dix minutes.
      cadence: { usage, objet: 'adresse', auDela: 'espacer', enDixMinutes: 3 },
    })
  }

  return { ...depot, cleDe, dire, lireLaCle, confirmer, effacer }
}
