// Package work is the network and the clock: fetching, watching feeds, queues, workers.
package work
