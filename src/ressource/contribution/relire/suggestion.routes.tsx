import { z } from 'zod'
import { comparer, contenuDe } from '#champ/champs.ts'
import { texteDe } from '#champ/saisie.ts'
import { inconnue } from '#fiche/enregistrer.ts'
import { peutModifier } from '#fiche/fiche.droits.ts'
import { porteeDe } from '#fiche/portee.repository.ts'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Comparaison } from '#interface/Comparaison.tsx'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import { estSignee } from '#membre/cle-signee.ts'
import { horsPerimetre } from '#membre/membre.droits.ts'
import { findById as findRessource, resteModifiable, saisieDe } from '#ressource/ressource.depot.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import type { Ressource } from '#ressource/ressource.ts'
import type { Difference } from '#socle/differer.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFormulaire } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { deciderSuggestion, usageSuggestion } from './suggerer.ts'
import { findById, type Suggestion } from './suggestion.repository.ts'

export const routes = routesDe('ressource')
  .get('/ressources/suggestions/merci', 'public', (c) =>
    page(c, { titre: 'Réponse à la relecture', indexer: false }, <SuggestionDecideePage />),
  )
  .get('/ressources/suggestions/:id{[0-9]{1,15}}', 'public', montrer, { cache: false })
  .post('/ressources/suggestions/:id{[0-9]{1,15}}', 'public', decider, { limite: 'formulaire' })

const decisionSchema = z
  .object({
    acte: z.enum(['reprise', 'ecartee'], { error: 'Reprenez ou écartez ces suggestions.' }),
    reponse: z.string({ error: 'Écrivez un texte.' }).trim().max(2000, 'Ce mot est trop long : 2 000 caractères au plus.').default(''),
  })
  .refine(({ acte, reponse }) => acte === 'reprise' || reponse.length >= 3, {
    path: ['reponse'],
    message: 'Dites en une phrase pourquoi vous les écartez.',
  })

async function montrer(c: Contexte) {
  const cle = c.req.query('cle') ?? ''
  return rendre(c, cle, {})
}

async function decider(c: Contexte) {
  const lu = await lireFormulaire(c, decisionSchema)
  const cle = texteDe(lu.saisie, 'cle')
  const { suggestion, ressource, signee } = await acceder(c, cle)
  if (!lu.ok) return rendre(c, cle, { reponse: texteDe(lu.saisie, 'reponse'), erreur: lu.erreurs.reponse ?? lu.erreurs.acte, statut: 422 })
  const contenu = lu.valeurs.acte === 'reprise' ? contenuDe(sorteRessource.champs, suggestion.contenu) : undefined
  if (contenu && !signee && !(await resteModifiable(c, ressource, contenu))) throw new ErreurMetier(422, horsPerimetre)
  await deciderSuggestion(c.var.db, { ...lu.valeurs, id: suggestion.id, membreId: c.var.membre?.id ?? null })
  return c.redirect('/ressources/suggestions/merci', 303)
}

async function rendre(
  c: Contexte,
  cle: string,
  { statut = 200, ...suite }: { reponse?: string; erreur?: string | undefined; statut?: number },
) {
  const { suggestion, ressource } = await acceder(c, cle)
  const contenu = contenuDe(sorteRessource.champs, suggestion.contenu)
  const differences = await comparer(c.var.db, sorteRessource.champs, saisieDe(ressource), contenu)
  const meta = { titre: `Suggestions pour ${ressource.titre}`, indexer: false }
  return page(c, meta, <SuggestionPage {...{ suggestion, ressource, differences, cle }} {...suite} />, statut)
}

// Par la clé du courriel, ou avec le compte de qui tient la ressource ou l'anime.
async function acceder(c: Contexte, cle: string) {
  const id = Number(c.req.param('id'))
  const signee = estSignee(usageSuggestion, id, cle)
  if (!signee && !c.var.membre) throw new ErreurMetier(403, 'Ce lien est incomplet. Reprenez-le entier dans le courriel reçu.')
  const suggestion = trouve(await findById(c.var.db, id))
  const ressource = trouve(await findRessource(c.var.db, suggestion.ressourceId), inconnue(sorteRessource))
  if (!signee && !peutModifier(sorteRessource, c.var.membre, ressource, await porteeDe(c.var.db, sorteRessource, ressource)))
    throw new ErreurMetier(403, "Seules la personne qui tient cette ressource et l'animation du réseau peuvent faire cela.")
  return { suggestion, ressource, signee }
}

type Props = {
  ressource: Ressource
  suggestion: Suggestion
  differences: Difference[]
  cle: string
  reponse?: string
  erreur?: string | undefined
}

/** Une relecture, à côté du texte : la reprendre, ou l'écarter avec un mot. */
function SuggestionPage({ ressource, suggestion, differences, cle, reponse = '', erreur }: Props) {
  const ouverte = suggestion.etat === 'ouverte'
  return (
    <div class="contribuer">
      <h1>Des suggestions pour « {ressource.titre} »</h1>
      <blockquote class="contribuer-message">
        {suggestion.message.split('\n').map((ligne, rang) => (
          <p key={rang}>{ligne}</p>
        ))}
      </blockquote>
      {!ouverte && (
        <Message ton="info">
          {suggestion.etat === 'reprise' ? 'Ces suggestions ont été reprises.' : 'Ces suggestions ont été écartées.'}
        </Message>
      )}
      <Comparaison differences={differences} titres={['Votre texte', 'Avec les suggestions']} legende="Ce que la relecture change" />
      {ouverte && (
        <form method="post" action={`/ressources/suggestions/${suggestion.id}`} novalidate>
          <input type="hidden" name="cle" value={cle} />
          <Champ
            nom="reponse"
            libelle="Un mot en retour"
            type="textarea"
            lignes={3}
            aide="Facultatif si vous reprenez ; en une phrase si vous écartez."
            valeur={reponse}
            erreur={erreur}
          />
          <div class="fiche-actes">
            <Bouton nom="acte" valeur="reprise">
              Reprendre
            </Bouton>
            <Bouton variante="secondaire" nom="acte" valeur="ecartee">
              Écarter
            </Bouton>
          </div>
        </form>
      )}
    </div>
  )
}

/** Après la réponse. */
function SuggestionDecideePage() {
  return (
    <div class="contribuer">
      <h1>Merci, votre réponse est arrivée</h1>
      <Message ton="succes">La personne qui a relu la reçoit par courriel.</Message>
      <BoutonVers href="/ressources">Voir les ressources</BoutonVers>
    </div>
  )
}
