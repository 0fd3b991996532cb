import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { page, pageIntegree } from '#interface/page.tsx'
import { adresseReseau } from '#socle/adresse-reseau.ts'
import { config } from '#socle/config.ts'
import { lireFiltres, lireSaisie, type Saisie, un, verifier } from '#socle/formulaire.ts'
import { bornerSous } from '#socle/limites.ts'
import { soutiensParReseau } from '#socle/plafonds.ts'
import { routesDe } from '#socle/routes.ts'
import type { Contexte } from '#socle/salle.ts'
import { prefixeCookie } from '#socle/session.ts'
import { avecParametres } from '#socle/urls.ts'
import { finDeSeance, urlSeance } from '#webinaire/seance.ts'
import { seanceLisible } from '../acces.ts'
import type { SeanceEnDirect } from '../seance-en-direct.repository.ts'
import { diffusion } from './diffusion.ts'
import { cleDeRetrait, creerJeton, empreinteDuJeton, ouvreLeRetrait } from './jeton.ts'
import { ListeVive, Soutiens } from './ListeVive.tsx'
import { poserQuestion, retirerQuestion, soutenirQuestion } from './poser-question.ts'
import { questionSchema, urlQuestions } from './Questions.tsx'
import { type PropsQuestions, QuestionsPage } from './QuestionsPage.tsx'
import { listBySeance } from './question.repository.ts'
import { estMontree, type QuestionMontree, questionVide } from './question.ts'

// « sansEffet » : une question ou un soutien ne périme pas toutes les pages gardées ; ce qui paraît s'annonce à part.
export const routes = routesDe('webinaire')
  .get('/webinaires/:slug/questions', 'public', montrer, { cache: false })
  .post('/webinaires/:slug/questions', 'public', poser, { limite: 'question', sansEffet: true })
  .post('/webinaires/:slug/questions/soutenir', 'public', soutenir, { limite: 'recherche', sansEffet: true })
  .post('/webinaires/:slug/questions/retirer', 'public', retirer, { limite: 'question', sansEffet: true })
  .get('/webinaires/:slug/questions/projeter', 'public', projeter, { cache: false })

const filtres = z.object({
  recue: un(z.coerce.number().int().positive(), 0),
  cle: un(z.string().max(100), ''),
  retiree: un(z.literal('1'), undefined),
})

async function montrer(c: Contexte) {
  const { seance, anime } = await seanceLisible(c)
  const { recue, cle, retiree } = lireFiltres(c, filtres)
  const toutes = await listBySeance(c.var.db, seance.id)
  const sienne = ouvreLeRetrait(recue, cle) ? toutes.find(({ id }) => id === recue) : undefined
  return pageDesQuestions(c, {
    ...{ seance, anime, retiree: retiree !== undefined },
    questions: toutes.filter(estMontree),
    recue: sienne && { id: sienne.id, cle, attend: sienne.etat === 'a-moderer' },
  })
}

async function poser(c: Contexte) {
  const { seance, anime } = await seanceLisible(c)
  const saisie = await lireSaisie(c)
  const lu = verifier(saisie, questionSchema)
  if (!lu.ok) {
    const questions: QuestionMontree[] = (await listBySeance(c.var.db, seance.id)).filter(estMontree)
    return pageDesQuestions(c, { seance, anime, questions, saisie, erreurs: lu.erreurs }, 422)
  }
  const jeton = participationDe(c, seance, lu.valeurs.jeton) || creerJeton(seance.id)
  const id = await poserQuestion(c.var.db, seance, { ...lu.valeurs, jeton })
  retenirParticipation(c, seance, jeton)
  return c.redirect(avecParametres(urlQuestions(seance), { recue: String(id), cle: cleDeRetrait(id) }), 303)
}

async function soutenir(c: Contexte) {
  const { seance } = await seanceLisible(c)
  const saisie = await lireSaisie(c)
  const [id, jeton] = [numero(saisie), participationDe(c, seance, texte(saisie.jeton))]
  await soutenirQuestion(c.var.db, seance, id, jeton, () => bornerLesSoutiens(c, id))
  retenirParticipation(c, seance, jeton)
  return fait(c, saisie, `${urlQuestions(seance)}#question-${id}`)
}

async function retirer(c: Contexte) {
  const { seance } = await seanceLisible(c)
  const saisie = await lireSaisie(c)
  const jeton = participationDe(c, seance, texte(saisie.jeton))
  await retirerQuestion(c.var.db, seance.id, numero(saisie), { cle: texte(saisie.cle), jeton })
  return fait(c, saisie, avecParametres(urlQuestions(seance), { retiree: '1' }))
}

async function projeter(c: Contexte) {
  const { seance } = await seanceLisible(c)
  const questions = (await listBySeance(c.var.db, seance.id)).filter(estMontree)
  const meta = { titre: `Questions à l'écran : ${seance.titre}`, scripts: ['questions-en-direct'], classe: 'projection', indexer: false }
  return pageIntegree(c, meta, <ProjeterPage {...{ seance, questions }} adresse={config.adresse} />)
}

function pageDesQuestions(c: Contexte, props: Omit<PropsQuestions, 'jeton'>, statut = 200) {
  const meta = { titre: `Questions : ${props.seance.titre}`, scripts: ['questions-en-direct'], indexer: false }
  return page(c, meta, <QuestionsPage {...props} jeton={creerJeton(props.seance.id)} />, statut)
}

/** Fait par le script, un geste ne ramène pas de page : le direct dira ce qui a changé. */
export function fait(c: Contexte, saisie: Saisie, suite: string) {
  return saisie.direct === '1' ? c.body(null, 204) : c.redirect(suite, 303)
}

const texte = (valeur: Saisie[string] | undefined): string => (typeof valeur === 'string' ? valeur : '')
const numero = (saisie: Saisie): number => z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).catch(0).parse(saisie.question)

/**
 * Compte un soutien de plus à cette question depuis cette adresse réseau. Une salle entière passe : cinquante personnes,
 * ou autant qu'elle tient de places en direct ; un programme qui se fait passer pour mille personnes s'y arrête.
 */
async function bornerLesSoutiens(c: Contexte, questionId: number): Promise<void> {
  const reseau = adresseReseau(c)
  const points = Math.max(soutiensParReseau.points, diffusion.placesDe(reseau))
  const phrase = 'Cette question a déjà beaucoup de soutiens venus de votre réseau : elle n’en compte plus pour l’instant.'
  await bornerSous(c, { nom: 'soutien', plafond: { ...soutiensParReseau, points }, objet: `${questionId} ${reseau}`, phrase })
}

const nom = `${prefixeCookie}.participation`
const jour = 86_400

/**
 * Le jeton sous lequel cette personne participe à la séance : celui que son navigateur a gardé, à défaut celui de la page
 * qu'elle a sous les yeux. Vide si ni l'un ni l'autre n'est d'ici.
 */
function participationDe(c: Contexte, seance: Pick<SeanceEnDirect, 'id'>, jetonDeLaPage: string): string {
  return [getCookie(c, nom) ?? '', jetonDeLaPage].find((jeton) => empreinteDuJeton(jeton, seance.id) !== undefined) ?? ''
}

/**
 * Fait garder ce jeton au navigateur : un cookie posé par le geste même, lu par les seules adresses des questions de
 * cette séance, et qui finit le lendemain de celle-ci. Sans lui, recharger la page permettrait de soutenir de nouveau.
 */
function retenirParticipation(c: Contexte, seance: SeanceEnDirect, jeton: string): void {
  const reste = Math.ceil((finDeSeance(seance).getTime() - Date.now()) / 1000)
  setCookie(c, nom, jeton, {
    path: urlQuestions(seance),
    httpOnly: true,
    sameSite: 'Strict',
    secure: config.adresse.startsWith('https://'),
    maxAge: Math.min(Math.max(reste, 0) + jour, 60 * jour),
  })
}

type Props = { seance: SeanceEnDirect; questions: QuestionMontree[]; adresse: string }

/** Pour l'écran de la salle : la question en cours en très grand, les suivantes dessous, et où poser la sienne. */
function ProjeterPage({ seance, questions, adresse }: Props) {
  const action = urlQuestions(seance)
  const une = (question: QuestionMontree) => <QuestionProjetee key={question.id} question={question} />
  const ou = `${adresse.replace(/^https?:\/\//, '')}${action}`
  return (
    <questions-en-direct class="projection-cadre" data-flux={`${action}/direct`} data-instantane={`${action}/instantane`}>
      <template>
        <QuestionProjetee />
      </template>
      <h1>
        <a href={urlSeance(seance)} target="_blank" rel="noopener">
          {seance.titre}
        </a>
      </h1>
      <ListeVive classe="projection-cours" etats={['en-cours']} nom="On y répond" {...{ questions, une }} />
      <p class="projection-attente" data-vide="en-cours" hidden={questions.some(({ etat }) => etat === 'en-cours')}>
        Quelle est votre question ?
      </p>
      <ListeVive classe="projection-suite" etats={['visible']} nom="Les plus attendues" {...{ questions, une }} />
      <p class="projection-ou">
        Posez la vôtre : <strong>{ou}</strong>{' '}
        <a href={`${action}/projeter`} target="_self" data-actualiser>
          Actualiser
        </a>
      </p>
    </questions-en-direct>
  )
}

function QuestionProjetee({ question }: { question?: QuestionMontree | undefined }) {
  const { id, texte, auteur, soutiens, etat } = question ?? questionVide
  return (
    <li data-id={id || undefined} data-etat={etat} data-soutiens={soutiens}>
      <p class="projection-texte" data-champ="texte">
        {texte}
      </p>
      <p class="projection-pied">
        <span data-champ="auteur" hidden={auteur === ''}>
          {auteur}
        </span>
        <span class="projection-soutiens" data-si="soutiens" hidden={soutiens === 0}>
          <Soutiens nombre={soutiens} />
        </span>
      </p>
    </li>
  )
}
