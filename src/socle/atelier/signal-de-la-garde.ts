/** Le signal de la garde. Rien d'autre ne l'envoie : ni le système à court de mémoire, ni qui arrête un processus (SIGKILL). */
export const signalDeLaGarde = 'SIGVTALRM'
