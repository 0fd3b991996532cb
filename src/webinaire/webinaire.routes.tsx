import { z } from 'zod'
import { AvisDeFiche } from '#fiche/avis.tsx'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { page } from '#interface/page.tsx'
import { peutModerer } from '#membre/membre.droits.ts'
import { trouve } from '#socle/erreurs.ts'
import { type ErreursDe, lireFiltres, type Saisie, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { auMoins } from '#socle/session.ts'
import { seanceLisible } from './acces.ts'
import { findCycleBySlug } from './cycle.repository.ts'
import { urlCycle } from './cycle.ts'
import { LecteurDEnregistrement } from './direct/enregistrement/LecteurDEnregistrement.tsx'
import { rassemblerEnregistrement } from './direct/enregistrement/rassembler-enregistrement.ts'
import { QuestionsDeLaSeance } from './direct/questions/Questions.tsx'
import { listBySeance } from './direct/questions/question.repository.ts'
import { estMontree } from './direct/questions/question.ts'
import { FormulaireInscription, type inscriptionSchema } from './inscription/FormulaireInscription.tsx'
import { findParMembre } from './inscription/inscription.repository.ts'
import { decrireSeance, donneesStructurees, rassemblerSeance } from './rassembler-seance.ts'
import { filtreSchema, rassemblerCycle, rassemblerWebinaires } from './rassembler-webinaires.ts'
import { SeancePage } from './SeancePage.tsx'
import { sorteSeance } from './seance.sorte.ts'
import { estPublique, type Seance, urlSeance } from './seance.ts'
import { CyclePage, WebinairesPage } from './WebinairesPage.tsx'
import { peutTenirLesCycles } from './webinaire.droits.ts'

/** Les séances et les cycles, tels que tout le monde les lit. */
export const routes = routesDe('webinaire')
  .get('/webinaires', 'public', lister)
  .get('/webinaires/cycles/:slug', 'public', montrerCycle)
  .get('/webinaires/:slug', 'public', (c) => montrerSeance(c))

async function lister(c: Contexte) {
  const filtre = lireFiltres(c, filtreSchema)
  const vue = await rassemblerWebinaires(c.var.db, filtre)
  return page(
    c,
    {
      titre: vue.thematique ? `Webinaires : ${vue.thematique.libelle}` : 'Webinaires et rencontres',
      description: 'Les prochaines séances du réseau, celles qui se revoient, et leur agenda auquel on s’abonne.',
      canonique: '/webinaires',
      classe: 'famille-savoir',
      indexer: filtre.q === '' && filtre.avant === '',
    },
    <WebinairesPage vue={vue} peutAnimer={auMoins(c.var.membre, 'animateur')} />,
  )
}

async function montrerCycle(c: Contexte) {
  const cycle = trouve(await findCycleBySlug(c.var.db, c.req.param('slug') ?? ''), "Ce cycle n'existe pas, ou n'existe plus.")
  const vue = await rassemblerCycle(c.var.db, cycle)
  return page(
    c,
    {
      titre: cycle.titre,
      description: cycle.question || `Le cycle de webinaires « ${cycle.titre} » et ses séances.`,
      canonique: urlCycle(cycle),
      classe: 'famille-savoir',
    },
    <CyclePage vue={vue} peutTenir={peutTenirLesCycles(c.var.membre)} />,
  )
}

const passageSchema = z.object({ debut: un(z.coerce.number().int().min(0).max(86_400), 0) })

/** La page d'une séance ; avec une saisie refusée, la même, où l'inscription est à revoir. */
export async function montrerSeance(
  c: Contexte,
  refus?: { saisie: Saisie; erreurs: ErreursDe<typeof inscriptionSchema> },
): Promise<Response> {
  const { db, membre } = c.var
  const { fiche: seance, portee } = await seanceLisible(c)
  const anime = peutModerer(membre, portee)
  const [vue, inscription, enregistrement, questions] = await Promise.all([
    rassemblerSeance(db, seance),
    membre ? findParMembre(db, seance.id, membre.id) : undefined,
    rassemblerEnregistrement(db, seance),
    listBySeance(db, seance.id),
  ])
  const passee = vue.moment === 'passee'
  const seRegarde = enregistrement.video || enregistrement.transcription.length > 0
  return page(
    c,
    {
      titre: seance.titre,
      description: decrireSeance(seance),
      canonique: urlSeance(seance),
      classe: 'famille-savoir',
      scripts: [...(seance.heureConnue && !passee ? ['heure-locale'] : []), 'questions-en-direct', ...(seRegarde ? ['lecteur'] : [])],
      jsonLd: donneesStructurees(vue),
      indexer: estPublique(seance) && !refus,
    },
    <SeancePage
      avis={<AvisDeFiche sorte={sorteSeance} avis={c.req.query('avis')} />}
      vue={vue}
      actes={anime && <ActesDeSeance seance={seance} />}
      inscription={<FormulaireInscription {...{ seance, membre, inscription }} saisie={refus?.saisie ?? {}} erreurs={refus?.erreurs} />}
      enregistrement={<LecteurDEnregistrement {...{ enregistrement }} titre={seance.titre} debut={lireFiltres(c, passageSchema).debut} />}
      questions={<QuestionsDeLaSeance {...{ seance, anime, passee }} questions={questions.filter(estMontree)} />}
    />,
    refus ? 422 : 200,
  )
}

/** Ce que l'animation peut faire d'une séance : d'abord le geste du moment, puis tout le reste. */
function ActesDeSeance({ seance }: { seance: Seance }) {
  const chemin = urlSeance(seance)
  const autres = [
    { href: `${chemin}/inscrits`, libelle: 'Inscrits' },
    { href: `${chemin}/questions/moderer`, libelle: 'Questions' },
    { href: `${chemin}/enregistrement`, libelle: 'Enregistrement' },
    { href: `${chemin}/historique`, libelle: 'Versions' },
    { href: `/webinaires/nouvelle?modele=${seance.slug}`, libelle: 'Reprendre comme modèle' },
    ...(seance.etat === 'brouillon' ? [] : [{ href: `${chemin}/etat`, libelle: 'Annuler, archiver' }]),
  ]
  return (
    <nav aria-label="Animer la séance">
      <p class="seance-actes-titre">
        Animation <span class="discret">· {sorteSeance.etats[seance.etat].libelle.toLowerCase()}</span>
      </p>
      <p class="actions">
        {seance.etat === 'brouillon' && <Bouton href={`${chemin}/etat`}>Annoncer…</Bouton>}
        <BoutonVers href={`${chemin}/modifier`}>Modifier</BoutonVers>
      </p>
      <ul>
        {autres.map(({ href, libelle }) => (
          <li key={href}>
            <a href={href}>{libelle}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
