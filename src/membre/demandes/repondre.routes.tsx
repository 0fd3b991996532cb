import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import type { Demande } from '#socle/demande.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { type ErreursDe, lireFiltres, lireFormulaire } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { estSignee } from '../cle-signee.ts'
import { findDemande } from '../demande.repository.ts'
import { usageRepondre } from '../moderation.courriels.ts'
import { repondreAQuestion } from '../moderation.ts'
import { cleSchema, numeroSchema, reponseSchema } from './demande.schema.ts'

export const routes = routesDe('membre')
  .get('/demandes/repondu', 'public', (c) => page(c, { titre: 'Réponse reçue', indexer: false }, <ReponduPage />))
  .get('/demandes/:id/repondre', 'public', montrer, { cache: false })
  .post('/demandes/:id/repondre', 'public', repondre, { limite: 'formulaire' })

async function montrer(c: Contexte) {
  const { cle } = lireFiltres(c, cleSchema)
  const demande = await demandeDe(c, cle)
  if (demande.etat !== 'question') return plusDeQuestion(c, demande.titre)
  return page(c, { titre: 'Répondre', indexer: false }, <RepondrePage demande={demande} cle={cle} />)
}

async function repondre(c: Contexte) {
  const lu = await lireFormulaire(c, reponseSchema)
  const cle = String(lu.saisie.cle ?? '')
  const demande = await demandeDe(c, cle)
  if (demande.etat !== 'question') return plusDeQuestion(c, demande.titre)
  if (!lu.ok) {
    const contenu = <RepondrePage demande={demande} cle={cle} reponse={String(lu.saisie.reponse ?? '')} erreurs={lu.erreurs} />
    return page(c, { titre: 'Répondre', indexer: false }, contenu, 422)
  }
  await repondreAQuestion(c.var.db, demande.id, lu.valeurs.reponse)
  return c.redirect('/demandes/repondu', 303)
}

function plusDeQuestion(c: Contexte, titre: string) {
  return page(c, { titre: 'Plus de question', indexer: false }, <PlusDeQuestionPage titre={titre} />, 410)
}

async function demandeDe(c: Contexte, cle: string) {
  const id = numeroSchema.safeParse(c.req.param('id')).data ?? 0
  if (!estSignee(usageRepondre, id, cle)) throw new ErreurMetier(403, 'Ce lien est incomplet. Reprenez-le entier dans le courriel reçu.')
  return trouve(await findDemande(c.var.db, id), "Cette demande n'existe plus.")
}

type Props = { demande: Demande; cle: string; reponse?: string; erreurs?: ErreursDe<typeof reponseSchema> }

/** Répondre à la question d'un modérateur, sans compte. */
function RepondrePage({ demande, cle, reponse = '', erreurs = {} }: Props) {
  return (
    <div class="page-membre">
      <h1>Répondre à une question</h1>
      <p>
        Vous avez demandé : <strong>{demande.titre}</strong>. Avant de décider, nous avons une question.
      </p>
      <blockquote>
        <p>{demande.message}</p>
      </blockquote>
      <form method="post" action={`/demandes/${demande.id}/repondre`} novalidate>
        <input type="hidden" name="cle" value={cle} />
        <Champ nom="reponse" libelle="Votre réponse" type="textarea" lignes={6} requis valeur={reponse} erreur={erreurs.reponse} />
        <Bouton>Envoyer ma réponse</Bouton>
      </form>
    </div>
  )
}

/** Après la réponse, ou quand la question n'attend plus. */
function ReponduPage() {
  return (
    <div class="page-membre">
      <h1>Votre réponse est arrivée</h1>
      <Message ton="succes">Merci ! Votre demande est de nouveau dans la file. Vous recevrez un courriel quand elle sera décidée.</Message>
      <BoutonVers href="/">Revenir à l'accueil</BoutonVers>
    </div>
  )
}

/** La question a déjà sa réponse, ou la demande est décidée. */
function PlusDeQuestionPage({ titre }: { titre: string }) {
  return (
    <div class="page-membre">
      <h1>Cette question n'attend plus de réponse</h1>
      <p>« {titre} » : la réponse est déjà arrivée, ou la demande est décidée. Vous n'avez rien à faire.</p>
      <BoutonVers href="/">Revenir à l'accueil</BoutonVers>
    </div>
  )
}
