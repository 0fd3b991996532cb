import { Bouton } from '#interface/Bouton.tsx'
import { dateLongue, pluriel } from '#socle/texte.ts'
import type { SessionOuverte } from '../sessions.repository.ts'

/** Les sessions ouvertes de la personne, et de quoi fermer celles qu'elle ne reconnaît pas. */
export function MesSessions({ sessions, jeton }: { sessions: SessionOuverte[]; jeton: string }) {
  const autres = sessions.filter((session) => session.jeton !== jeton)
  return (
    <section aria-labelledby="mes-sessions">
      <h2 id="mes-sessions">Mes sessions</h2>
      <p>
        {autres.length === 0
          ? 'Celle-ci est la seule ouverte.'
          : `En plus de celle-ci, ${pluriel(autres.length, 'session est ouverte', 'sessions sont ouvertes')} sur d'autres appareils ou navigateurs.`}{' '}
        Une session se ferme seule après soixante jours.
      </p>
      {autres.length > 0 && (
        <ul>
          {autres.map(({ ouverteLe }, rang) => (
            <li key={rang}>Ouverte le {dateLongue(ouverteLe)}</li>
          ))}
        </ul>
      )}
      <form method="post" action="/mon-compte/sessions" class="actions">
        {autres.length > 0 && (
          <Bouton variante="secondaire" nom="lesquelles" valeur="autres">
            Fermer les autres sessions
          </Bouton>
        )}
        <Bouton variante="danger" nom="lesquelles" valeur="toutes">
          Fermer toutes mes sessions, ici aussi
        </Bouton>
      </form>
    </section>
  )
}
