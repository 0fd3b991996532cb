/** La marque : trois points qu'un fil noue en un quatrième. Décor, le nom est écrit à côté. */
export function Marque() {
  return (
    <svg class="marque" viewBox="0 0 34 34" width="34" height="34" aria-hidden="true">
      <path class="marque-fil" d="M8 6c8 1 13 4 18 10M5 19c8 1 14 0 21-3M14 29c2-7 6-10 12-13" />
      <circle class="marque-point" cx="8" cy="6" r="3.2" />
      <circle class="marque-point" cx="5" cy="19" r="3.2" />
      <circle class="marque-point" cx="14" cy="29" r="3.2" />
      <circle class="marque-noeud" cx="26.5" cy="15.5" r="5.6" />
    </svg>
  )
}
