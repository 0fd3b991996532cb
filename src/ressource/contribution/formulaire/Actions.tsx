import { texteDe } from '#champ/saisie.ts'
import type { Saisie } from '#socle/formulaire.ts'

export type Action = { acte: string; libelle: string; variante?: 'principal' | 'secondaire' | 'discret' }

/** Les boutons au bas du formulaire ; « Enregistrer le brouillon » part ailleurs, avec le même texte. */
export function Actions({ actions, enregistrable }: { actions: Action[]; enregistrable: boolean }) {
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

/** Ce qui relie le formulaire à son brouillon : son numéro et sa version. */
export function LienAuBrouillon({ saisie, ressource }: { saisie: Saisie; ressource?: string }) {
  return (
    <>
      <input type="hidden" name="brouillon" value={texteDe(saisie, 'brouillon')} />
      <input type="hidden" name="brouillon_version" value={texteDe(saisie, 'brouillon_version')} />
      {ressource && <input type="hidden" name="ressource" value={ressource} />}
    </>
  )
}
