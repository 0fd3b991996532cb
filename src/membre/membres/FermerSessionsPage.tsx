import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { pluriel } from '#socle/texte.ts'
import { type Membre, nomAffiche } from '../membre.ts'
import type { SessionOuverte } from '../sessions.repository.ts'

/** Avant de fermer les sessions d'un membre : ce que cela veut dire. */
export function FermerSessionsPage({ membre, sessions }: { membre: Membre; sessions: SessionOuverte[] }) {
  const nom = nomAffiche(membre.nom)
  const ici = `/membres/${membre.id}`
  return (
    <div class="page-membre">
      <FilAriane etapes={[{ libelle: 'Membres', href: '/membres' }, { libelle: nom, href: ici }, { libelle: 'Fermer ses sessions' }]} />
      <h1>Fermer les sessions de {nom} ?</h1>
      <p>
        {pluriel(sessions.length, 'session est ouverte', 'sessions sont ouvertes')}. Elles se ferment aussitôt, sur tous ses appareils ; la
        vôtre reste ouverte. La personne en est prévenue par courriel, et revient quand elle veut avec un lien de connexion.
      </p>
      <form method="post" action={`${ici}/sessions`} class="actions">
        <Bouton variante="danger">Fermer ses sessions</Bouton>
        <Bouton variante="discret" href={ici}>
          Les laisser ouvertes
        </Bouton>
      </form>
    </div>
  )
}
