import { z } from 'zod'
import { texteDe } from '#champ/saisie.ts'
import { page } from '#interface/page.tsx'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { Actes } from '#socle/salle.ts'
import { accesDe } from '../acces.ts'
import { ecrituresDe } from '../enregistrer.ts'
import { peutModifier } from '../fiche.droits.ts'
import { majuscule, pronoms } from '../mots.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { lireCleDeConfirmation } from './cles-de-fraicheur.ts'
import { ClePerimeePage, ConfirmeePage, ConfirmerPage } from './FraicheurPage.tsx'
import { aRappeler } from './rappel.repository.ts'

export const cleSchema = z.object({ cle: un(z.string().max(300), '') })

/**
 * « Toujours à jour », d'un clic depuis un courriel ou depuis la fiche, et le rappel de celles qui vieillissent. `usage` : ce que
 * signe la clé du courriel, propre à cette sorte.
 */
export function fraicheurDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  { usage, publiee }: { usage: string; publiee: NoInfer<E> },
): Actes {
  const { lisible } = accesDe(sorte)
  const { confirmer } = ecrituresDe(sorte)
  const { mots } = sorte
  const chemin = `${sorte.chemin}/:slug/a-jour`
  const vue = (fiche: Fiche<S, E, P>) => ({
    mots,
    fiche,
    titre: sorte.titre(fiche),
    url: sorte.url(fiche),
    chemin: `${sorte.chemin}/${fiche.slug}`,
  })

  async function demander(c: Contexte) {
    const { fiche } = await lisible(c)
    const { cle } = lireFiltres(c, cleSchema)
    if ((!c.var.membre || cle !== '') && exigerCle(fiche, cle) === 'perimee') return perimee(c, fiche)
    return page(c, { titre: `${sorte.titre(fiche)} : toujours à jour ?`, indexer: false }, <ConfirmerPage {...vue(fiche)} cle={cle} />)
  }

  async function dire(c: Contexte) {
    const { fiche, portee } = await lisible(c)
    const { membre } = c.var
    const cle = texteDe(await lireSaisie(c), 'cle')
    if (cle === '' && !membre) throw new ErreurMetier(401, `Connectez-vous pour dire ${mots.cette} à jour.`)
    if (cle === '' && !peutModifier(sorte, membre, fiche, portee))
      throw new ErreurMetier(
        403,
        `Seules la personne qui tient ${mots.cette} et l'animation du réseau peuvent ${pronoms(mots).la} dire à jour.`,
      )
    if (cle !== '' && exigerCle(fiche, cle) === 'perimee') return perimee(c, fiche)
    // La clé n'a été envoyée qu'à la personne qui tient la fiche : c'est elle qui confirme.
    const auteurId = cle === '' ? (membre?.id ?? null) : fiche.proprietaireId
    await c.var.db.transaction().execute((trx) => confirmer(trx, fiche.id, auteurId))
    return c.redirect(`${sorte.chemin}/${fiche.slug}/a-jour/merci`, 303)
  }

  async function remercier(c: Contexte) {
    const { fiche } = await lisible(c)
    return page(c, { titre: `${majuscule(mots.la)} est à jour`, indexer: false }, <ConfirmeePage {...vue(fiche)} />)
  }

  function exigerCle(fiche: Fiche<S, E, P>, cle: string): 'bonne' | 'perimee' {
    const valeur = lireCleDeConfirmation(fiche, cle, { usage })
    if (valeur === 'fausse')
      throw new ErreurMetier(403, `Ce lien ne vaut pas pour ${mots.cette}. Reprenez-le entier dans le courriel reçu, ou connectez-vous.`)
    return valeur
  }

  const perimee = (c: Contexte, fiche: Fiche<S, E, P>) =>
    page(c, { titre: 'Lien périmé', indexer: false }, <ClePerimeePage {...vue(fiche)} />, 410)

  const { routes } = routesDe(sorte.salle)
    .get(chemin, 'public', demander, { cache: false })
    .post(chemin, 'public', dire, { limite: 'formulaire' })
    .get(`${chemin}/merci`, 'public', remercier)
  return { routes, rappels: [aRappeler(sorte, { usage, publiee })] }
}
