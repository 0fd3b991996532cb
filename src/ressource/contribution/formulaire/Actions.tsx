import { auMoins } from '#socle/session.ts'
import type { EtatDeRessource } from './FormulaireRessource.tsx'

type Action = { acte: string; libelle: string; variante?: 'principal' | 'secondaire' | 'discret' }

/** Les boutons au bas du formulaire ; « Enregistrer le brouillon » part ailleurs, avec le même texte. */
export function Actions({ actions, enregistrable }: { actions: readonly Action[]; enregistrable: boolean }) {
  return (
    <div class="contribuer-actions">
      {actions.map(({ acte, libelle, variante = 'principal' }) => (
        <button key={acte} class={`bouton bouton-${variante}`} type="submit" name="acte" value={acte}>
          {libelle}
        </button>
      ))}
      {enregistrable && (
        <button class="bouton bouton-discret" type="submit" name="acte" value="enregistrer" formaction="/ressources/brouillons">
          Enregistrer le brouillon
        </button>
      )}
      <p class="champ-aide contribuer-etat" role="status" data-etat-du-brouillon />
    </div>
  )
}

/** Ce que la personne peut faire de la ressource qu'elle écrit : la publier aussitôt si elle anime, sinon la proposer. */
export function actionsPour({ fiche, membre }: Pick<EtatDeRessource, 'fiche' | 'membre'>): Action[] {
  const anime = auMoins(membre, 'animateur')
  if (fiche?.etat === 'publiee') return [{ acte: 'enregistrer', libelle: 'Publier cette version' }]
  if (fiche && fiche.etat !== 'brouillon') return [{ acte: 'enregistrer', libelle: 'Enregistrer' }]
  const libelle = fiche || anime ? 'Proposer à la relecture' : 'Proposer cette ressource'
  const proposer: Action = { acte: 'proposer', libelle, variante: anime ? 'secondaire' : 'principal' }
  return anime ? [{ acte: 'publier', libelle: 'Publier' }, proposer] : [proposer]
}
