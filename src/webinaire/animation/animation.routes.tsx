import { z } from 'zod'
import { porteesDe } from '#fiche/portee.repository.ts'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import { peutModerer } from '#membre/membre.droits.ts'
import { moi } from '#membre/moi.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type ErreursDe, lireSaisie, type Saisie, verifier } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { pluriel } from '#socle/texte.ts'
import { seanceAnimable } from '../acces.ts'
import { listCycles } from '../cycle.repository.ts'
import { urlCycle } from '../cycle.ts'
import { countInscriptions } from '../inscription/inscription.repository.ts'
import { changerEtat } from '../seance.depot.ts'
import { listNonPubliques } from '../seance.repository.ts'
import { sorteSeance } from '../seance.sorte.ts'
import { dateEnMots, type EtatDeSeance, type Seance, urlSeance } from '../seance.ts'
import { TeteDeSeance } from '../TeteDeSeance.tsx'
import { peutTenirLesCycles } from '../webinaire.droits.ts'

/** Suivre les séances : celles qui ne sont pas publiques, et ce que devient chacune. */
export const routes = routesDe('webinaire')
  .get('/webinaires/animation', 'animateur', lister)
  .get('/webinaires/:slug/etat', 'animateur', async (c) => montrerEtat(c, (await seanceAnimable(c)).fiche))
  .post('/webinaires/:slug/etat', 'animateur', changer)

/** Ce qui n'est pas encore public, et les cycles. */
async function lister(c: Contexte) {
  const { db } = c.var
  const membre = moi(c)
  const [lues, cycles] = await Promise.all([listNonPubliques(db), listCycles(db)])
  const portees = await porteesDe(db, sorteSeance, lues)
  const seances = portees.flatMap((portee, rang) => (peutModerer(membre, portee) ? (lues[rang] ?? []) : []))
  const cyclesTenus = peutTenirLesCycles(membre)
  return page(
    c,
    { titre: 'Brouillons, archives et cycles', indexer: false },
    <div class="page-membre">
      <FilAriane etapes={[{ libelle: 'Webinaires', href: '/webinaires' }, { libelle: 'Animation' }]} />
      <h1>Brouillons, archives et cycles</h1>
      <p class="actions">
        <Bouton href="/webinaires/nouvelle">Préparer une séance</Bouton>
        {cyclesTenus && <BoutonVers href="/webinaires/cycles/nouveau">Ouvrir un cycle</BoutonVers>}
      </p>
      {seances.length === 0 ? (
        <EtatVide titre="Aucun brouillon">Une séance se prépare à l'abri, puis s'annonce d'un geste.</EtatVide>
      ) : (
        <Tableau
          legende="Séances qui ne sont pas publiques"
          colonnes={[
            { cle: 'titre', libelle: 'Séance' },
            { cle: 'date', libelle: 'Date' },
            { cle: 'etat', libelle: 'État' },
          ]}
          lignes={seances.map((seance) => ({
            titre: <a href={urlSeance(seance)}>{seance.titre}</a>,
            date: dateEnMots(seance),
            etat: sorteSeance.etats[seance.etat].libelle,
          }))}
        />
      )}
      <h2>Les cycles</h2>
      <ul>
        {cycles.map((cycle) => (
          <li key={cycle.id}>
            <a href={urlCycle(cycle)}>{cycle.titre}</a>
          </li>
        ))}
      </ul>
    </div>,
  )
}

const annulationSchema = z.object({
  motif: z
    .string({ error: 'Écrivez une phrase : les personnes inscrites la recevront.' })
    .trim()
    .min(5, 'Écrivez une phrase : les personnes inscrites la recevront.')
    .max(500, 'Cette phrase est trop longue : 500 caractères au plus.'),
})

const motifs: Record<Exclude<EtatDeSeance, 'brouillon'>, string> = { annoncee: 'annonce', annulee: 'annulation', archivee: 'archivage' }

async function changer(c: Contexte) {
  const { fiche: seance, membre } = await seanceAnimable(c)
  const { db } = c.var
  const saisie = await lireSaisie(c)
  const { etat } = saisie
  if (etat !== 'annoncee' && etat !== 'annulee' && etat !== 'archivee') throw new ErreurMetier(422, 'Choisissez ce que devient la séance.')
  const lu = etat === 'annulee' ? verifier(saisie, annulationSchema) : undefined
  if (lu && !lu.ok) return montrerEtat(c, seance, { saisie, erreurs: lu.erreurs })
  const motifAnnulation = lu?.ok ? lu.valeurs.motif : ''
  const auteur = { auteurId: membre.id, motif: motifs[etat] }
  await db.transaction().execute((trx) => changerEtat(trx, seance.id, { etat, motifAnnulation }, auteur))
  return c.redirect(urlSeance(seance), 303)
}

/** Annoncer, annuler, archiver : chaque geste dit ce qu'il va faire. */
async function montrerEtat(c: Contexte, seance: Seance, refus?: { saisie: Saisie; erreurs: ErreursDe<typeof annulationSchema> }) {
  const inscrits = (await countInscriptions(c.var.db, seance.id)).confirmee
  const action = `${urlSeance(seance)}/etat`
  return page(
    c,
    { titre: 'État de la séance', indexer: false },
    <div class="page-membre">
      <TeteDeSeance
        seance={seance}
        acte="État"
        titre="Que devient la séance ?"
        etat={sorteSeance.etats[seance.etat].libelle.toLowerCase()}
      />
      {seance.etat !== 'annoncee' && (
        <form method="post" action={action} class="animation-encadre">
          <h2>L'annoncer</h2>
          <p>
            Annoncée, la séance paraît dans la liste, la recherche et les agendas
            {seance.etat === 'annulee' ? ' ; les personnes inscrites sont prévenues.' : ', et on peut s’y inscrire.'}
          </p>
          <Bouton nom="etat" valeur="annoncee">
            Annoncer la séance
          </Bouton>
        </form>
      )}
      {seance.etat === 'annoncee' && (
        <form method="post" action={action} class="animation-encadre">
          <h2>L'annuler</h2>
          <Champ
            nom="motif"
            libelle="Pourquoi la séance est annulée"
            aide={`Une phrase, lue sur la page${inscrits > 0 ? ` et envoyée à ${pluriel(inscrits, 'personne inscrite', 'personnes inscrites')}` : ''}.`}
            requis
            max={500}
            valeur={refus?.saisie.motif}
            erreur={refus?.erreurs.motif}
          />
          <Bouton variante="danger" nom="etat" valeur="annulee">
            Annuler la séance
          </Bouton>
        </form>
      )}
      {seance.etat !== 'archivee' && (
        <form method="post" action={action} class="animation-encadre">
          <h2>L'archiver</h2>
          <p>Archivée, elle n'est plus visible que de l'animation. Pour dire qu'une séance n'aura pas lieu, annulez-la plutôt.</p>
          <Bouton variante="secondaire" nom="etat" valeur="archivee">
            Archiver la séance
          </Bouton>
        </form>
      )}
    </div>,
    refus ? 422 : 200,
  )
}
