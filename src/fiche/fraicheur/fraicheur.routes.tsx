import { z } from 'zod'
import { texteDe } from '#champ/saisie.ts'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { Actes } from '#socle/salle.ts'
import { dateLongue } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { accesDe } from '../acces.ts'
import { ecrituresDe } from '../enregistrer.ts'
import { peutModifier } from '../fiche.droits.ts'
import { accorder, majuscule, pronoms } from '../mots.ts'
import type { Fiche, Mots, Sorte, Suivi } from '../sorte.ts'
import { lireCleDeConfirmation } from './cles-de-fraicheur.ts'
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

type Props = { mots: Mots; fiche: Suivi; titre: string; url: string; chemin: string }

// Un bouton, et non une confirmation directe : les filtres de courriel suivent les liens qu'ils lisent.
function ConfirmerPage({ mots, fiche, titre, url, chemin, cle }: Props & { cle: string }) {
  return (
    <div class="fiche-fraicheur">
      <h1>« {titre} » est toujours à jour ?</h1>
      <p>
        {fiche.verifieeLe
          ? `Dernière vérification : ${dateLongue(fiche.verifieeLe)}.`
          : `${majuscule(mots.cette)} n'a jamais été ${accorder(mots, 'vérifié')}.`}{' '}
        Relisez <a href={url}>{mots.la}</a>, puis dites que tout est encore juste.
      </p>
      <form method="post" action={`${chemin}/a-jour`} class="fiche-actes">
        <input type="hidden" name="cle" value={cle} />
        <Bouton>Oui, tout est à jour</Bouton>
        <BoutonVers href={`${chemin}/modifier`}>Corriger {mots.la}</BoutonVers>
      </form>
    </div>
  )
}

function ConfirmeePage({ mots, fiche, titre, url }: Props) {
  return (
    <div class="fiche-fraicheur">
      <h1>Merci, c'est noté</h1>
      <Message ton="succes">
        « {titre} » est {accorder(mots, 'dit')} à jour{fiche.verifieeLe ? ` depuis le ${dateLongue(fiche.verifieeLe)}` : ''}.
      </Message>
      <BoutonVers href={url}>Voir {mots.la}</BoutonVers>
    </div>
  )
}

/** Un lien reçu par courriel qui a trop attendu. */
function ClePerimeePage({ mots, url }: Props) {
  return (
    <div class="fiche-fraicheur">
      <h1>Ce lien a trop attendu</h1>
      <p>Il servait pendant deux mois. Connectez-vous : le bouton « Toujours à jour » est sur {mots.la}.</p>
      <Bouton href={avecParametres('/connexion', { suite: url })}>Se connecter</Bouton>
    </div>
  )
}
