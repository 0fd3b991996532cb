import { type Acte, actes, etatsAvant, type QuestionMontree } from './question.ts'

/** Le bouton et la touche de chaque geste. */
export const touches: Record<Acte, { touche: string; libelle: string }> = {
  accepter: { touche: 'a', libelle: 'Accepter' },
  prendre: { touche: 'p', libelle: 'Y répondre maintenant' },
  repondre: { touche: 'r', libelle: 'Répondue' },
  reporter: { touche: 't', libelle: 'Pour plus tard' },
  reprendre: { touche: 'v', libelle: 'Remettre en attente' },
  ecarter: { touche: 'x', libelle: 'Écarter' },
}

/** Une question et ses gestes permis ; sans question, le modèle vide que le script remplit. */
export function QuestionAModerer({ question, action }: { question?: QuestionMontree | undefined; action: string }) {
  const { id, texte, auteur, etat, soutiens, reponse } = question ?? vide
  return (
    <li class="moderer-question" data-id={question && id} data-etat={etat} data-soutiens={soutiens}>
      <p class="question-texte" data-champ="texte">
        {texte}
      </p>
      <p class="question-auteur">
        <span data-champ="auteur" hidden={auteur === ''}>
          {auteur}
        </span>{' '}
        <span data-si="soutiens" hidden={soutiens === 0}>
          <strong data-champ="soutiens">{soutiens}</strong>{' '}
          <span data-champ="mot-soutiens">{soutiens > 1 ? 'personnes se la posent aussi' : 'personne se la pose aussi'}</span>
        </span>
      </p>
      <form method="post" action={`${action}/moderer`} data-geste>
        <input type="hidden" name="question" value={id} data-champ="id" />
        <details
          class="moderer-reponse"
          data-pour="visible en-cours plus-tard repondue"
          hidden={etat === 'a-moderer' || etat === 'ecartee'}
        >
          <summary>Réponse écrite</summary>
          <textarea class="saisie" name="reponse" rows={3} maxLength={5000} aria-label="Réponse écrite, facultative" data-champ="reponse">
            {reponse}
          </textarea>
        </details>
        <div class="moderer-gestes">
          {actes.map((acte) => (
            <button
              key={acte}
              type="submit"
              class={`bouton bouton-${variantes[acte]}`}
              name="acte"
              value={acte}
              data-touche={touches[acte].touche}
              data-pour={etatsAvant(acte).join(' ')}
              hidden={!etatsAvant(acte).includes(etat)}
            >
              {touches[acte].libelle}
            </button>
          ))}
        </div>
      </form>
    </li>
  )
}

const variantes: Record<Acte, string> = {
  accepter: 'principal',
  prendre: 'principal',
  repondre: 'secondaire',
  reporter: 'secondaire',
  reprendre: 'secondaire',
  ecarter: 'danger',
}

const vide: QuestionMontree = { id: 0, texte: '', auteur: '', etat: 'a-moderer', soutiens: 0, reponse: '' }
