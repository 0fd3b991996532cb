import type { Terme } from '#referentiel/referentiel.ts'
import { config } from '#socle/config.ts'
import { avecParametres } from '#socle/urls.ts'
import type { Cycle } from './cycle.ts'

/** S'abonner dans son agenda : un lien qui l'ouvre, l'adresse à copier, et ce que cela fait. */
export function Abonnement({ thematique, cycle }: { thematique?: Terme | undefined; cycle?: Cycle }) {
  const chemin = avecParametres('/webinaires.ics', { cycle: cycle?.slug, thematique: thematique?.code })
  const adresse = config.adresse + chemin
  return (
    <section class="abonnement" aria-labelledby="abonnement">
      <h2 id="abonnement">Dans votre agenda</h2>
      <p>
        Abonnez-vous une fois : {cycle ? 'les dates du cycle' : thematique ? 'les dates de cette thématique' : 'toutes les dates'} arrivent
        dans votre agenda, et s'y corrigent d'elles-mêmes si une séance est déplacée ou annulée. Sans compte, sans courriel.
      </p>
      <p class="actions">
        <a class="bouton bouton-secondaire" href={adresse.replace(/^https?:/, 'webcal:')}>
          Ouvrir dans mon agenda
        </a>
        <a href={chemin}>Télécharger le fichier .ics</a>
        {!cycle && !thematique && <a href="/webinaires.atom">Suivre par un lecteur de fils (Atom)</a>}
      </p>
      <p class="discret">
        Dans Outlook, Google Agenda ou Nextcloud : « Ajouter un agenda », puis « À partir d'une adresse », et collez <code>{adresse}</code>.
      </p>
    </section>
  )
}
