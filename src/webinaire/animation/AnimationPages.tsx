import { z } from 'zod'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { Tableau } from '#interface/Tableau.tsx'
import type { ErreursDe, Saisie } from '#socle/formulaire.ts'
import { dateLongue, pluriel } from '#socle/texte.ts'
import { type Cycle, urlCycle } from '../cycle.ts'
import type { Inscription } from '../inscription/inscription.ts'
import { sorteSeance } from '../seance.sorte.ts'
import { dateEnMots, type Seance, urlSeance } from '../seance.ts'
import { TeteDeSeance } from '../TeteDeSeance.tsx'

/** Ce qui n'est pas encore public, et les cycles. */
export function AnimationPage({ seances, cycles, cyclesTenus }: { seances: Seance[]; cycles: Cycle[]; cyclesTenus: boolean }) {
  return (
    <div class="page-membre">
      <FilAriane etapes={[{ libelle: 'Webinaires', href: '/webinaires' }, { libelle: 'Animation' }]} />
      <h1>Brouillons, archives et cycles</h1>
      <p class="actions">
        <Bouton href="/webinaires/nouvelle">Préparer une séance</Bouton>
        {cyclesTenus && (
          <Bouton variante="secondaire" href="/webinaires/cycles/nouveau">
            Ouvrir un cycle
          </Bouton>
        )}
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
    </div>
  )
}

export const annulationSchema = z.object({
  motif: z
    .string({ error: 'Écrivez une phrase : les personnes inscrites la recevront.' })
    .trim()
    .min(5, 'Écrivez une phrase : les personnes inscrites la recevront.')
    .max(500, 'Cette phrase est trop longue : 500 caractères au plus.'),
})

type EtatProps = { seance: Seance; inscrits: number; saisie?: Saisie; erreurs?: ErreursDe<typeof annulationSchema> }

/** Annoncer, annuler, archiver : chaque geste dit ce qu'il va faire. */
export function EtatPage({ seance, inscrits, saisie = {}, erreurs = {} }: EtatProps) {
  const action = `${urlSeance(seance)}/etat`
  return (
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
            valeur={saisie.motif}
            erreur={erreurs.motif}
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
    </div>
  )
}

export const messageSchema = z.object({
  sujet: z
    .string({ error: 'Donnez un sujet à votre message.' })
    .trim()
    .min(3, 'Donnez un sujet à votre message.')
    .max(150, 'Ce sujet est trop long : 150 caractères au plus.'),
  message: z
    .string({ error: 'Écrivez votre message.' })
    .trim()
    .min(20, 'Écrivez votre message : une phrase au moins.')
    .max(5000, 'Ce message est trop long : 5 000 caractères au plus.'),
})

type InscritsProps = {
  seance: Seance
  comptes: { 'a-confirmer': number; confirmee: number }
  inscrits: Inscription[]
  ecrits: string
  saisie?: Saisie
  erreurs?: ErreursDe<typeof messageSchema>
}

/** Qui vient, sans les adresses ; un mot leur part à travers la plateforme. */
export function InscritsPage({ seance, comptes, inscrits, ecrits, saisie = {}, erreurs = {} }: InscritsProps) {
  const chemin = `${urlSeance(seance)}/inscrits`
  const titre = comptes.confirmee > 0 ? pluriel(comptes.confirmee, 'personne inscrite', 'personnes inscrites') : 'Les personnes inscrites'
  return (
    <div class="page-membre">
      <TeteDeSeance seance={seance} acte="Inscrits" titre={titre} />
      {comptes['a-confirmer'] > 0 && <p>{pluriel(comptes['a-confirmer'], 'adresse attend', 'adresses attendent')} confirmation.</p>}
      {ecrits && <Message ton="succes">Le message part à {ecrits} personnes.</Message>}
      {inscrits.length === 0 ? (
        <EtatVide titre="Personne pour l'instant">Les inscriptions confirmées paraîtront ici.</EtatVide>
      ) : (
        <>
          <Tableau
            legende="Les personnes inscrites, 500 au plus"
            colonnes={[
              { cle: 'nom', libelle: 'Nom' },
              { cle: 'structure', libelle: 'Structure' },
              { cle: 'le', libelle: 'Inscrite le' },
            ]}
            lignes={inscrits.map(({ nom, structure, confirmeeLe }) => ({
              nom: nom || 'Sans nom',
              structure: structure || '',
              le: confirmeeLe ? dateLongue(confirmeeLe) : '',
            }))}
          />
          <p>
            <a href={`${chemin}.csv`}>Télécharger la liste (noms et structures, sans adresses)</a>
          </p>
          <form method="post" action={chemin}>
            <h2>Leur écrire</h2>
            <Champ nom="sujet" libelle="Sujet" requis max={150} valeur={saisie.sujet} erreur={erreurs.sujet} />
            <Champ
              nom="message"
              libelle="Message"
              type="textarea"
              requis
              max={5000}
              aide="Il part par la plateforme : personne ne voit les adresses."
              valeur={saisie.message}
              erreur={erreurs.message}
            />
            <Bouton>Écrire aux personnes inscrites</Bouton>
          </form>
        </>
      )}
    </div>
  )
}
